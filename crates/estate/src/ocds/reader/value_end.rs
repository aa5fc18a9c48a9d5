use memchr::memchr2;

/// Finds where a JSON value ends, chunk by chunk, without checking what is inside it.
#[derive(Debug, Default)]
pub(super) struct ValueEnd {
    depth: usize,
    in_string: bool,
    escaped: bool,
    plain: bool,
}

impl ValueEnd {
    /// How many bytes of this chunk belong to the value, if it ends in this chunk.
    pub(super) fn scan(&mut self, chunk: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(&byte) = chunk.get(at) {
            if self.in_string {
                at = self.string(chunk, at);
                if !self.in_string && self.depth == 0 {
                    return Some(at);
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                // A number or a word ends before whatever cannot be part of it.
                b'}' | b']' | b',' | b':' if self.depth == 0 => return Some(at),
                _ if self.depth == 0 && byte.is_ascii_whitespace() => return Some(at),
                _ => self.plain |= self.depth == 0,
            }
            at += 1;
        }
        None
    }

    /// Whether the value may end where the source does: a number or a word may.
    pub(super) fn may_end_here(&self) -> bool {
        self.plain && self.depth == 0 && !self.in_string
    }

    /// Goes to the end of the string that `at` is inside, or to the end of the chunk.
    fn string(&mut self, chunk: &[u8], mut at: usize) -> usize {
        if std::mem::take(&mut self.escaped) {
            at += 1;
        }
        while let Some(found) = memchr2(b'"', b'\\', chunk.get(at..).unwrap_or_default()) {
            at += found + 1;
            if chunk.get(at - 1) == Some(&b'"') {
                self.in_string = false;
                return at;
            }
            if at == chunk.len() {
                self.escaped = true;
                return at;
            }
            at += 1;
        }
        chunk.len()
    }
}
