use serde::{Deserialize, Serialize};

/// The kind of procedure by which something was bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RouteKind {
    /// Advertised to all.
    Open,
    /// Advertised to all, and a selection was invited to tender.
    Restricted,
    /// The Procurement Act's competitive flexible procedure.
    CompetitiveFlexible,
    /// Advertised, and dialogue was held with a selection.
    CompetitiveDialogue,
    /// Advertised, and negotiated with a selection.
    Negotiated,
    /// Negotiated with those whom the body chose, without a notice.
    NegotiatedWithoutNotice,
    /// An invitation to tender, of which the source does not say who could answer.
    Tender,
    /// Quotations from those who were asked.
    Quotation,
    /// Called off from a framework or dynamic market, with or without competition.
    CallOff,
    /// Called off from a framework without competition.
    CallOffDirect,
    /// Called off from a framework or dynamic market after a competition within it.
    MiniCompetition,
    /// Without competition: a single tender, or a waiver of the body's own rules.
    DirectAward,
    /// The source says something else.
    Other,
    /// The source does not say.
    Unknown,
}

/// Words of procedures, the surest first: where several are in one text, the first of this list holds.
/// Lower case, as they stand in registers and notices.
const WORDS: [(&[&str], RouteKind); 13] = [
    (&["direct call", "direct award from a framework"], RouteKind::CallOffDirect),
    (
        &["mini-comp", "mini comp", "minicomp", "further competition", "reopening of competition"],
        RouteKind::MiniCompetition,
    ),
    (
        &["without prior publication", "without publication", "without a prior call"],
        RouteKind::NegotiatedWithoutNotice,
    ),
    (&["open procedure", "open competition", "open tender"], RouteKind::Open),
    (
        &["call-off", "call off", "calloff", "framework", "dynamic purchasing", "dynamic market"],
        RouteKind::CallOff,
    ),
    (&["competitive flexible"], RouteKind::CompetitiveFlexible),
    (&["dialogue"], RouteKind::CompetitiveDialogue),
    (&["negotiat"], RouteKind::Negotiated),
    (&["restricted"], RouteKind::Restricted),
    (
        &[
            "direct award",
            "single tender",
            "single source",
            "single supplier",
            "without competition",
            "exception",
            "exemption",
            "waiver",
        ],
        RouteKind::DirectAward,
    ),
    (&["quot", "rfq", "limited competition"], RouteKind::Quotation),
    (&["tender", "competitive process"], RouteKind::Tender),
    (&["other"], RouteKind::Other),
];

/// What is a procedure only if it is the whole cell, or stands behind `Other - `.
const WHOLE: [(&str, RouteKind); 9] = [
    ("", RouteKind::Unknown),
    ("not specified", RouteKind::Unknown),
    ("not applicable", RouteKind::Unknown),
    ("n/a", RouteKind::Unknown),
    ("open", RouteKind::Open),
    ("direct", RouteKind::DirectAward),
    ("itt", RouteKind::Tender),
    ("yes", RouteKind::Unknown),
    ("no", RouteKind::Unknown),
];

impl RouteKind {
    /// The kind that the words of a procedure say.
    pub(crate) fn of_words(procedure: &str) -> Self {
        let words = procedure.trim().to_lowercase();
        // Contracts Finder puts what a body typed in itself behind this; often there is nothing.
        let own = words.strip_prefix("other -").map(str::trim);
        if own == Some("") {
            return Self::Other;
        }
        let own = own.unwrap_or(&words);
        let whole = WHOLE.iter().find(|(word, _)| *word == own).map(|(_, kind)| *kind);
        let within = || {
            let has = |some: &[&str]| some.iter().any(|word| own.contains(word));
            WORDS.iter().find(|(some, _)| has(some)).map(|(_, kind)| *kind)
        };
        whole.or_else(within).unwrap_or(Self::Other)
    }

    /// Whether it is called off from a framework or dynamic market.
    pub fn is_call_off(self) -> bool {
        matches!(self, Self::CallOff | Self::CallOffDirect | Self::MiniCompetition)
    }

    /// Whether it was bought without competition.
    pub fn is_without_competition(self) -> bool {
        matches!(self, Self::DirectAward | Self::CallOffDirect | Self::NegotiatedWithoutNotice)
    }

    /// Whether the source says what it is.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::Other | Self::Unknown)
    }

    /// Whether one may be a way of saying the other with less.
    pub(crate) fn agrees_with(self, other: Self) -> bool {
        let less = |one: Self, more: Self| match one {
            Self::CallOff => more.is_call_off(),
            // Tenders are invited in every competition, in one within a framework too.
            Self::Tender => !more.is_without_competition() && more != Self::Quotation,
            _ => !one.is_known(),
        };
        self == other || less(self, other) || less(other, self)
    }

    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "open procedure",
            Self::Restricted => "restricted procedure",
            Self::CompetitiveFlexible => "competitive flexible procedure",
            Self::CompetitiveDialogue => "competitive dialogue",
            Self::Negotiated => "negotiated procedure",
            Self::NegotiatedWithoutNotice => "negotiated without a notice",
            Self::Tender => "invitation to tender",
            Self::Quotation => "quotations",
            Self::CallOff => "call-off",
            Self::CallOffDirect => "direct call-off",
            Self::MiniCompetition => "mini-competition",
            Self::DirectAward => "direct award",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_real_registers_and_notices() {
        let said = [
            ("CSO Exception", RouteKind::DirectAward),
            ("ITT", RouteKind::Tender),
            ("Mini-Comp", RouteKind::MiniCompetition),
            ("Other", RouteKind::Other),
            ("Direct Call-Off", RouteKind::CallOffDirect),
            ("RFQ", RouteKind::Quotation),
            ("Open procedure (below threshold)", RouteKind::Open),
            ("Restricted procedure (above threshold)", RouteKind::Restricted),
            ("Call-off from a framework agreement", RouteKind::CallOff),
            ("Call-off from a dynamic purchasing system", RouteKind::CallOff),
            ("Other - ", RouteKind::Other),
            ("Other - other", RouteKind::Other),
            ("Other - Open", RouteKind::Open),
            ("Other - Direct Award", RouteKind::DirectAward),
            ("Other - Direct Award from a Framework Contract", RouteKind::CallOffDirect),
            ("Other - Further Competition - Framework", RouteKind::MiniCompetition),
            ("Other - Request for Quotation", RouteKind::Quotation),
            ("Other - Restricted procedure, below threshold", RouteKind::Restricted),
            ("Single tender action (below threshold)", RouteKind::DirectAward),
            ("Competitive quotation (below threshold)", RouteKind::Quotation),
            ("Not specified", RouteKind::Unknown),
            ("Not applicable", RouteKind::Unknown),
            ("Negotiated procedure", RouteKind::Negotiated),
            ("Competitive procedure with negotiation (above threshold)", RouteKind::Negotiated),
            ("Competitive dialogue", RouteKind::CompetitiveDialogue),
            (
                "Negotiated procedure without prior publication (above threshold)",
                RouteKind::NegotiatedWithoutNotice,
            ),
            ("Competitive flexible procedure", RouteKind::CompetitiveFlexible),
            ("Below threshold - without competition", RouteKind::DirectAward),
            ("Below threshold - limited competition", RouteKind::Quotation),
            ("Below threshold - open competition", RouteKind::Open),
            ("Invitation to tender", RouteKind::Tender),
            ("Invitation to quote", RouteKind::Quotation),
        ];
        for (words, kind) in said {
            assert_eq!(RouteKind::of_words(words), kind, "{words}");
        }
    }

    #[test]
    fn less_said_is_no_disagreement() {
        assert!(RouteKind::Tender.agrees_with(RouteKind::MiniCompetition));
        assert!(RouteKind::CallOffDirect.agrees_with(RouteKind::CallOff));
        assert!(RouteKind::Other.agrees_with(RouteKind::Open));
        assert!(!RouteKind::Tender.agrees_with(RouteKind::DirectAward));
        assert!(!RouteKind::MiniCompetition.agrees_with(RouteKind::CallOffDirect));
    }
}
