use super::RouteKind;
use super::lot::lot;
use super::phrase::named;
use super::reference::reference;
use super::words::{Word, joined, stands};

/// What the words of a record say of frameworks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CallingOff {
    /// The framework that it is called off from.
    pub(crate) framework: Option<String>,
    /// The one lot that is named.
    pub(crate) lot: Option<String>,
    /// Whether it is a framework itself.
    pub(crate) is_framework: bool,
}

impl CallingOff {
    /// Reads a record's words: its title, and whatever it has for descriptions. `is_framework` is what
    /// else the record says of that; `for_various`, that it names no supplier but several.
    pub(crate) fn told(
        title: &str,
        descriptions: &[&str],
        procedure: Option<&str>,
        is_framework: bool,
        for_various: bool,
    ) -> Self {
        let kind = RouteKind::of_words(procedure.unwrap_or_default());
        let texts: Vec<Vec<Word<'_>>> =
            [title].iter().chain(descriptions).map(|text| Word::all(text)).collect();
        let titled = texts.first().and_then(|title| framework_in_title(title));
        // What is called off has one supplier; a framework's are many, however they were chosen.
        let says_so = titled.is_some() || texts.iter().any(|words| sets_framework_up(words));
        let is_framework = is_framework || says_so && (!kind.is_call_off() || for_various);
        // A notice of an open procedure may tell of frameworks that it stands beside.
        let by_phrase = !matches!(kind, RouteKind::Open | RouteKind::CompetitiveFlexible);
        let in_phrase = |words: &Vec<Word<'_>>| named(words, kind.is_call_off());
        let framework = procedure
            .filter(|_| kind.is_call_off())
            .and_then(framework_in_procedure)
            .or_else(|| texts.iter().find_map(|words| reference(words)))
            .or_else(|| texts.iter().filter(|_| by_phrase).find_map(in_phrase))
            .or(titled);
        let of_lots =
            |words: &&Vec<Word<'_>>| words.iter().any(|word| word.is_one_of(&["lot", "lots"]));
        Self {
            framework: framework.filter(|_| !is_framework),
            lot: texts.iter().find(of_lots).and_then(|words| lot(words)),
            is_framework,
        }
    }
}

/// The framework that a cell about the procedure names: `Framework - CCS RM1043`, `Call-off: Weir Works`.
fn framework_in_procedure(procedure: &str) -> Option<String> {
    let words = Word::all(procedure);
    let by_what_stands_behind = || {
        let (what, name) =
            procedure.split_once([':', '–']).or_else(|| procedure.split_once(" - "))?;
        let name = name.trim();
        let is_name = name.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
        // Words of procedures, such as a mini-competition, are no names.
        let is_no_procedure =
            RouteKind::of_words(name) == RouteKind::Other || names_framework(name);
        let is_call_off = RouteKind::of_words(what).is_call_off();
        (is_call_off && is_name && is_no_procedure && !name.eq_ignore_ascii_case("other"))
            .then(|| name.to_owned())
    };
    reference(&words).or_else(|| named(&words, true)).or_else(by_what_stands_behind)
}

/// Whether a framework's name ends so, with more before it than that.
fn names_framework(name: &str) -> bool {
    let words = Word::all(name);
    let ends_so = words.last().is_some_and(|word| word.is_one_of(&["framework", "dps"]));
    ends_so && words.len() > 1
}

/// Whether a text begins by saying that a framework is set up: `Renewal of a national framework`.
fn sets_framework_up(text: &[Word<'_>]) -> bool {
    const SETS_UP: [&str; 10] = [
        "renewal",
        "establishment",
        "creation",
        "replacement",
        "re-let",
        "relet",
        "re-letting",
        "reletting",
        "re-tender",
        "retender",
    ];
    // What may stand before the word: of other words, such as a place on it, more is not said.
    const OF_WHICH_KIND: [&str; 12] = [
        "a",
        "an",
        "the",
        "our",
        "its",
        "new",
        "existing",
        "current",
        "national",
        "regional",
        "multi-supplier",
        "collaborative",
    ];
    let begun = text.iter().skip_while(|word| word.is_one_of(&["the", "for"]));
    let mut rest = begun.skip_while(|word| word.is_one_of(&SETS_UP)).peekable();
    let is_begun = text.iter().take(3).any(|word| word.is_one_of(&SETS_UP));
    let is_of = rest.next_if(|word| word.is("of")).is_some();
    let mut named = rest.skip_while(|word| word.is_one_of(&OF_WHICH_KIND));
    let is_framework = named.next().is_some_and(|word| word.is("framework"));
    let is_called_off = named
        .next()
        .is_some_and(|word| word.is_one_of(&["call-off", "calloff", "call", "contract", "order"]));
    is_begun && is_of && is_framework && !is_called_off
}

/// The framework or dynamic market that a title surely names, and nothing else beside a lot.
fn framework_in_title(title: &[Word<'_>]) -> Option<String> {
    const CALLED_OFF: [&str; 11] = [
        "via",
        "under",
        "from",
        "using",
        "through",
        "against",
        "off",
        "call-off",
        "calloff",
        "mini-competition",
        "competition",
    ];
    const SURELY: [&[&str]; 4] = [
        &["framework", "agreement"],
        &["framework", "for"],
        &["dynamic", "purchasing", "system"],
        &["dynamic", "market"],
    ];
    let after = |word: &&Word<'_>| {
        !word.text.contains(char::is_alphabetic) || word.is_one_of(&["award", "awarded"])
    };
    let lot = title.iter().rposition(|word| word.is("lot"));
    let title =
        lot.filter(|at| at + 2 == title.len()).and_then(|at| title.get(..at)).unwrap_or(title);
    let years = title.iter().rev().take_while(after).count();
    let last = title.len().checked_sub(years + 1).and_then(|at| title.get(at));
    let ends_so = last.is_some_and(|word| word.is_one_of(&["framework", "dps"]));
    let within = (0..title.len()).any(|at| SURELY.iter().any(|words| stands(title, at, words)));
    let is_one = (ends_so || within) && !title.iter().any(|word| word.is_one_of(&CALLED_OFF));
    is_one.then(|| joined(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_that_it_is_a_framework() {
        for title in [
            "CCTV Supply Only Framework",
            "Road Haulage Services Framework 2019",
            "Framework for Capital Building Works",
            "Forestry and Arboriculture Services Framework Agreement",
            "Dynamic Purchasing System for Small Vehicles, Mini Buses and Coaches",
            "Home to School DPS",
            "Technical and Highway Works Framework - Lot One:",
        ] {
            assert!(framework_in_title(&Word::all(title)).is_some(), "{title}");
        }
        for title in [
            "CP7 Framework - Clifton Bridge - Waterproofing",
            "Minor Works Framework Lot 2 - Depot roof",
            "Audio visual via the Campus Framework",
            "Mini-competition, Minor Works Framework",
            "Contingent Labour Bridging Contract",
        ] {
            assert_eq!(framework_in_title(&Word::all(title)), None, "{title}");
        }
    }

    #[test]
    fn a_description_says_that_a_framework_is_set_up() {
        let told = |description, procedure| {
            CallingOff::told("215_24 Gritters", &[description], Some(procedure), false, false)
        };
        for description in [
            "Renewal of a national framework",
            "The establishment of a multi-supplier framework agreement for gritters.",
            "Re-let of the framework.",
        ] {
            assert!(told(description, "Open procedure").is_framework, "{description}");
            assert!(!told(description, "Call-off from a framework").is_framework, "{description}");
        }
        for description in [
            "Renewal of gritters via a national framework",
            "Renewal of the framework call-off for gritters",
            "Renewal of our place on the framework",
            "Gritters, bought before the renewal of a national framework",
            "Of a national framework",
        ] {
            assert!(!told(description, "Open procedure").is_framework, "{description}");
        }
    }

    #[test]
    fn what_is_called_off_may_have_its_frameworks_name_and_one_supplier() {
        let told = |procedure, various| {
            CallingOff::told("Repairs Framework - Lot 2", &[], Some(procedure), false, various)
        };
        let own = told("Mini-Comp", false);
        assert_eq!(
            (own.framework.as_deref(), own.is_framework),
            (Some("Repairs Framework"), false)
        );
        let itself = told("Mini-Comp", true);
        assert_eq!((itself.framework.as_deref(), itself.is_framework), (None, true));
        assert!(told("ITT", false).is_framework);
    }

    #[test]
    fn a_procedure_may_name_the_framework_that_it_is_a_call_off_from() {
        let framework = |procedure| {
            CallingOff::told("Laptops", &["RM6098"], Some(procedure), false, false).framework
        };
        for (procedure, expected) in [
            ("Framework - CCS RM1043", "RM1043"),
            ("Direct call off from framework: ESPO 664_21", "ESPO 664_21"),
            ("Framework - Weir Works", "Weir Works"),
            ("Call-off: Weir Minor Works Framework", "Weir Minor Works Framework"),
            ("Call-off under the Weir Works framework", "Weir Works framework"),
        ] {
            assert_eq!(framework(procedure).as_deref(), Some(expected), "{procedure}");
        }
        for procedure in [
            "Framework",
            "Framework - Mini Competition",
            "Framework - Direct Award",
            "Framework - Other",
        ] {
            assert_eq!(framework(procedure).as_deref(), Some("RM6098"), "{procedure}");
        }
    }

    #[test]
    fn a_framework_is_not_called_off_from_itself() {
        let own =
            CallingOff::told("Software, RM6259", &["Open to all of YPO 1074"], None, true, false);
        assert_eq!(own, CallingOff { is_framework: true, ..CallingOff::default() });
        let own = CallingOff::told("Software", &["Upkeep", "Lot 2 of RM6259"], None, false, false);
        assert_eq!(own.framework.as_deref(), Some("RM6259"));
        assert_eq!(own.lot.as_deref(), Some("Lot 2"));
    }
}
