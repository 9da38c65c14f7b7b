//! The command line: arguments to the library, its answers to standard output.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
