// Helps of diagnostics, for those who have no command line.

/**
 * The help; nothing where it speaks of a command or a flag of the command line, which nobody can type here.
 * @param {string} help
 */
export const withoutFlags = (help) => (/`(--[a-z]|rocketql )/.test(help) ? '' : help);
