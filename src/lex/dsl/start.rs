//! What may stand before everything else: a byte order mark, and the endpoint.

use super::Lexer;
use super::class::NAME;
use crate::diagnostic::Code;
use crate::lex::token::TokenKind;

impl Lexer<'_, '_> {
    /// Skips the mark and says so.
    #[inline]
    pub(super) fn byte_order_mark(&mut self) {
        const MARK: &[u8] = "\u{FEFF}".as_bytes();
        if self.bytes.starts_with(MARK) {
            std::hint::cold_path();
            let span = self.span(0, MARK.len());
            self.at = MARK.len();
            // What begins with a brace is EJSON, which takes none.
            let is_ejson = self.rest(self.at).trim_ascii_start().starts_with(b"{");
            let code = if is_ejson { Code::JsonByteOrderMark } else { Code::ByteOrderMark };
            self.sink.slip(code, span).write(span, "");
        }
    }

    /// The endpoint, if a name stands here with a `:` and then a blank, `{`, `|` or the end.
    ///
    /// `endpoint = [ "/api/v1/" ] , name , { "/" , name } ;`
    ///
    /// `name = ( ascii_letter | digit | "." | "_" | "-" ) , { ascii_letter | digit | "." | "_" | "-" } ;`
    pub(super) fn endpoint(&mut self) {
        let end = self.skip(self.at, NAME);
        if self.byte(end) != b':'
            || !matches!(self.rest(end + 1).first(), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'{' | b'|'))
        {
            return;
        }
        let name = self.part(self.at, end);
        let name = name.strip_prefix(b"/api/v1/").unwrap_or(name);
        if name.split(|&byte| byte == b'/').all(|part| !part.is_empty()) {
            self.push(TokenKind::Endpoint, end);
            self.push(TokenKind::Colon, end + 1);
        }
    }
}
