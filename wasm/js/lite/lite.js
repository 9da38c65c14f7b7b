// The interface of the package without the catalogue of servers and the matcher of rows.

export { Session, applyFix, check, code, compile, complete, format, highlight, hover, memory, mongosh, render, signature } from './core.js';
