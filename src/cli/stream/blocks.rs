//! A stream of bytes to blocks of whole lines, in constant memory.

use std::io::{self, Read};

/// How many bytes are asked for at once; a block has about as many, unless a line is longer.
const CHUNK: usize = 64 << 10;

/// Cuts a stream into blocks: whole lines with their line feeds, but for two. The last line of a stream may lack its
/// line feed; and of a line beyond the limit only so much is kept that it is seen to be too long.
pub(crate) struct Blocks<R> {
    source: R,
    /// How many bytes of a line are kept: two more than the limit, since a carriage return does not count.
    kept: usize,
    /// The beginning of a line whose end was not read yet.
    carry: Vec<u8>,
    /// Whether the rest of a long line is to be skipped.
    is_skipping: bool,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(source: R, limit: usize) -> Self {
        Self { source, kept: limit.saturating_add(2), carry: Vec::new(), is_skipping: false }
    }

    /// The next block, or none at the end. It ends with the last line that one read completed, so that a line written
    /// into a pipe is answered at once, without waiting for more.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut block = std::mem::take(&mut self.carry);
        loop {
            let start = block.len();
            if self.read(&mut block)? == 0 {
                return Ok((!block.is_empty()).then_some(block));
            }
            if self.is_skipping {
                self.skip(&mut block);
            }
            let fresh = block.get(start..).unwrap_or_default();
            let last_line = memchr::memrchr(b'\n', fresh).map(|at| start + at + 1);
            let end = last_line.unwrap_or(0);
            if block.len() - end > self.kept {
                block.truncate(end + self.kept);
                self.is_skipping = true;
                return Ok(Some(block));
            }
            if last_line.is_some() {
                self.carry = block.split_off(end);
                return Ok(Some(block));
            }
        }
    }

    /// Appends what one read returns; 0 at the end.
    fn read(&mut self, block: &mut Vec<u8>) -> io::Result<usize> {
        let start = block.len();
        block.resize(start + CHUNK, 0);
        let read = loop {
            match self.source.read(block.get_mut(start..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => break done,
            }
        };
        block.truncate(start + *read.as_ref().unwrap_or(&0));
        read
    }

    /// Drops the rest of a long line, which began in an earlier block.
    fn skip(&mut self, block: &mut Vec<u8>) {
        let end = memchr::memchr(b'\n', block);
        block.drain(..end.map_or(block.len(), |at| at + 1));
        self.is_skipping = end.is_none();
    }
}

/// The lines of a block that are not blank, in order, without their ends. One beyond the limit may be blank only as far as
/// it was kept, so it is among them.
pub(crate) fn lines(block: &[u8], limit: usize) -> impl Iterator<Item = &[u8]> {
    let ends = memchr::memchr_iter(b'\n', block).chain([block.len()]);
    let mut start = 0;
    let lines = ends.filter_map(move |end| block.get(std::mem::replace(&mut start, end + 1)..end));
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(move |line| line.len() > limit || !line.trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives `size` bytes a read.
    struct Trickle<'a>(&'a [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let size = self.1.min(buffer.len()).min(self.0.len());
            let (now, later) = self.0.split_at(size);
            buffer[..size].copy_from_slice(now);
            self.0 = later;
            Ok(size)
        }
    }

    /// Every line, and whether it is longer than `limit`.
    fn read_all(text: &[u8], size: usize, limit: usize) -> Vec<(Vec<u8>, bool)> {
        let mut blocks = Blocks::new(Trickle(text, size), limit);
        let mut found = Vec::new();
        while let Some(block) = blocks.next().unwrap() {
            found.extend(lines(&block, limit).map(|line| {
                let is_long = line.len() > limit;
                (line[..line.len().min(limit)].to_vec(), is_long)
            }));
        }
        found
    }

    #[test]
    fn lines_do_not_depend_on_how_they_arrive() {
        let texts: [&[u8]; 9] = [
            b"",
            b"\n",
            b"one",
            b"one\ntwo\r\n\n  \r\nthree",
            b"12345678\n123456789\n12345678\r\n123456789\r\nx\n",
            b"123456789012345678901234567890",
            b"\r\n1234567\r8\n12345678\r",
            b"        \n         \n         9\n\t\t\t\t\t\t\t\t\t\t\r\nx",
            b"1          2\n          ",
        ];
        for text in texts {
            let expected: Vec<_> = text
                .split(|&byte| byte == b'\n')
                .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
                .filter(|line| line.len() > 8 || line.iter().any(|byte| !byte.is_ascii_whitespace()))
                .map(|line| (line[..line.len().min(8)].to_vec(), line.len() > 8))
                .collect();
            for size in [1, 2, 3, 5, 7, 100] {
                assert_eq!(read_all(text, size, 8), expected, "{text:?} by {size}");
            }
        }
    }

    #[test]
    fn a_long_line_is_not_held() {
        let mut text = vec![b'x'; 10 << 20];
        text.extend_from_slice(b"\nnext\n");
        let mut blocks = Blocks::new(Trickle(&text, 4096), 1000);
        let first = blocks.next().unwrap().unwrap();
        assert_eq!(first.len(), 1002);
        assert_eq!(blocks.next().unwrap().unwrap(), b"next\n");
        assert!(blocks.next().unwrap().is_none());
    }

    #[test]
    fn a_line_that_has_arrived_does_not_wait_for_the_next() {
        let mut blocks = Blocks::new(Trickle(b"one\ntwo\n", 4), 100);
        assert_eq!(blocks.next().unwrap().unwrap(), b"one\n");
    }
}
