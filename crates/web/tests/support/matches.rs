use std::fs::{self, File};

use arrow_array::StringArray;
use resolve::judgement::Verdict;
use resolve::{Column, Kind, Records};
use review::{Log, write_records};
use tempfile::TempDir;

use super::{Pages, Reply};

const RECORDS: [(&str, &str, &str); 6] = [
    ("s1", "Brightwell Ltd", "AN1 1AA"),
    ("s2", "BRIGHTWELL LIMITED", "AN1 1AA"),
    ("s3", "Marlowe & Finch <Lifts>", ""),
    ("s4", "Marlowe and Finch Lifts LLP", "AN2 2BB"),
    ("s5", "Kestrel Fund III", "AN3 3CC"),
    // An id that a form would not carry whole.
    ("s6\r\nb", "Kestrel Fund IV", "AN3 3CC"),
];

const MATCHES: &str = "left,right,probability,accepted,why\n\
    s1,s2,0.620000,true,the same words; the same postcode\n\
    s3,s4,0.450000,false,\"only left <Lifts>, only right LLP\"\n\
    s5,\"s6\r\nb\",0.550000,false,only left III; only right IV\n\
    s1,s5,0.000001,false,different words\n";

const ORGANISATIONS: &str = "id,organisation\ns1,org-000000000001\ns2,org-000000000001\n\
    s3,org-000000000003\ns4,org-000000000004\ns5,org-000000000005\n\
    \"s6\r\nb\",org-000000000006\n";

/// Writes a folder as a run of resolve would.
pub fn folder_of_matches() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let column = |title: &str, kind, values: [&str; 6]| Column {
        title: title.to_owned(),
        kind,
        values: values.iter().map(|it| Some(*it).filter(|it| !it.is_empty())).collect(),
    };
    let ids = StringArray::from_iter_values(RECORDS.map(|record| record.0));
    let columns = vec![
        column("name", Kind::Name, RECORDS.map(|record| record.1)),
        column("postcode", Kind::Postcode, RECORDS.map(|record| record.2)),
    ];
    let records = Records::new(ids, columns).expect("records");
    let file = |name: &str| folder.path().join(name);
    let parquet = File::create(file("records.parquet")).expect("a file");
    write_records(parquet, &records, None).expect("records are written");
    fs::write(file("matches.csv"), MATCHES).expect("matches are written");
    fs::write(file("organisations.csv"), ORGANISATIONS).expect("organisations are written");
    folder
}

/// A person who judges by the pages' own forms.
pub struct Judge<'a> {
    pub pages: &'a Pages,
    pub name: &'a str,
}

impl Judge<'_> {
    /// The page of the next pair.
    pub fn next(&self) -> Reply {
        self.pages.get(&format!("/review/pair?by={}", self.name.replace(' ', "+")))
    }

    /// Sends the form of a page with a choice.
    pub fn choose(&self, page: &Reply, verdict: &str) -> Reply {
        let form = format!("{}&verdict={verdict}", hidden(&page.body));
        self.pages.send("/review/pair", &form)
    }

    /// Presses the first Undo of the list.
    pub fn undo(&self) -> Reply {
        let list = self.pages.get(&format!("/review/judged?by={}", self.name.replace(' ', "+")));
        let form = list.body.split_once("action=\"/review/undo\"").expect("an undo").1;
        let form = form.split_once("</form>").expect("its end").0;
        self.pages.send("/review/undo", &hidden(form))
    }

    /// What stands on a pair of ids.
    pub fn verdict(&self, left: &str, right: &str) -> Option<Verdict> {
        let folder = self.pages.file("");
        let standing = Log::of(&folder).read().expect("the log is read").standing;
        standing.on(left, right).map(|standing| standing.judgement.verdict)
    }
}

/// The hidden fields of a page, as a browser would send them.
fn hidden(html: &str) -> String {
    let fields = html.split("<input type=\"hidden\" name=\"").skip(1).map(|field| {
        let (name, rest) = field.split_once("\" value=\"").expect("a value");
        let (value, _) = rest.split_once('"').expect("its end");
        format!("{name}={}", value.replace(' ', "+"))
    });
    fields.collect::<Vec<_>>().join("&")
}
