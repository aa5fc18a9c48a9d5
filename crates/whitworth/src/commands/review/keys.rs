use std::io::{self, BufRead, ErrorKind, IsTerminal};

use console::Term;
use resolve::judgement::Verdict;

/// What a person can say to a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Judge(Verdict),
    Undo,
    Skip,
    Quit,
    /// Something else was pressed.
    Unclear,
}

/// Where answers come from.
pub(super) enum Keys {
    /// A keyboard, of which one press is enough.
    Keyboard(Term),
    /// Lines, of which the first letter counts.
    Lines(io::Lines<io::StdinLock<'static>>),
}

impl Keys {
    pub(super) fn open() -> Self {
        let screen = Term::stdout();
        if io::stdin().is_terminal() && screen.is_term() {
            Self::Keyboard(screen)
        } else {
            Self::Lines(io::stdin().lock().lines())
        }
    }

    /// The next answer; the end of the input is one too.
    pub(super) fn next(&mut self) -> io::Result<Answer> {
        let letter = match self {
            Self::Keyboard(screen) => match screen.read_char() {
                // Ctrl-C: every answer is kept already.
                Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(Answer::Quit),
                letter => Some(letter?),
            },
            Self::Lines(lines) => match lines.next() {
                Some(line) => line?.trim().chars().next(),
                None => return Ok(Answer::Quit),
            },
        };
        Ok(answer(letter))
    }

    /// How wide the lines of the screen are.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Keyboard(screen) => usize::from(screen.size().1),
            Self::Lines(_) => 100,
        }
    }
}

fn answer(letter: Option<char>) -> Answer {
    match letter.map(|letter| letter.to_ascii_lowercase()) {
        Some('a') => Answer::Judge(Verdict::Accept),
        Some('r') => Answer::Judge(Verdict::Reject),
        Some('u') => Answer::Judge(Verdict::Unsure),
        Some('z') => Answer::Undo,
        Some('s') => Answer::Skip,
        Some('q' | '\u{3}' | '\u{4}') => Answer::Quit,
        _ => Answer::Unclear,
    }
}
