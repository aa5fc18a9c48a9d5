use std::fmt;

use super::json::{write_on_one_line, write_string};
use super::merge::Stamp;
use super::tree::{List, Node, Object, Version};

/// A merged release. It borrows every value from the releases it was merged from.
#[derive(Debug)]
pub struct Merged<'a> {
    object: Object<'a>,
    /// The id of a compiled release, if no release rule gave it another.
    id: Option<String>,
    stamps: Vec<Stamp<'a>>,
}

impl<'a> Merged<'a> {
    pub(super) fn compiled(object: Object<'a>, id: String) -> Self {
        Self { object, id: Some(id), stamps: Vec::new() }
    }

    pub(super) fn versioned(object: Object<'a>, stamps: Vec<Stamp<'a>>) -> Self {
        Self { object, id: None, stamps }
    }

    /// Appends the merged release as JSON on one line, without a line end. Fields keep the order in
    /// which the releases first gave them, and numbers every digit they were written with.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(b'{');
        let mut first = true;
        for (name, node) in &self.object {
            match (&self.id, node) {
                (Some(id), Node::Latest("null")) if name == "id" => {
                    write_name(name, &mut first, out);
                    write_string(id, out);
                }
                _ => self.write_field(name, node, &mut first, out),
            }
        }
        out.push(b'}');
    }

    fn write_field(&self, name: &str, node: &Node<'a>, first: &mut bool, out: &mut Vec<u8>) {
        match node {
            // A null withdraws what was there before.
            Node::Latest("null") => {}
            Node::Latest(value) => {
                write_name(name, first, out);
                write_on_one_line(value, out);
            }
            Node::History(history) => {
                write_name(name, first, out);
                out.push(b'[');
                self.write_versions(history, &mut true, out);
                out.push(b']');
            }
            Node::Object(object) => {
                write_name(name, first, out);
                self.write_object(None, object, out);
            }
            Node::List(list) => {
                write_name(name, first, out);
                self.write_list(list, out);
            }
        }
    }

    fn write_list(&self, list: &List<'a>, out: &mut Vec<u8>) {
        out.push(b'[');
        let mut first = true;
        self.write_versions(&list.nulls, &mut first, out);
        for item in &list.items {
            separate(&mut first, out);
            self.write_object(item.id, &item.fields, out);
        }
        out.push(b']');
    }

    fn write_versions(&self, versions: &[Version<'a>], first: &mut bool, out: &mut Vec<u8>) {
        for version in versions {
            separate(first, out);
            self.write_version(version, out);
        }
    }

    fn write_object(&self, id: Option<&str>, object: &Object<'a>, out: &mut Vec<u8>) {
        out.push(b'{');
        let mut first = true;
        if let Some(id) = id {
            write_name("id", &mut first, out);
            write_on_one_line(id, out);
        }
        for (name, node) in object {
            self.write_field(name, node, &mut first, out);
        }
        out.push(b'}');
    }

    fn write_version(&self, version: &Version<'a>, out: &mut Vec<u8>) {
        let Some(stamp) = self.stamps.get(version.release) else { return };
        let mut first = true;
        out.push(b'{');
        for (name, value) in [
            ("releaseID", stamp.id),
            ("releaseDate", stamp.date),
            ("releaseTag", stamp.tag),
            ("value", version.value),
        ] {
            write_name(name, &mut first, out);
            write_on_one_line(value, out);
        }
        out.push(b'}');
    }
}

impl fmt::Display for Merged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        self.write(&mut out);
        f.write_str(&String::from_utf8_lossy(&out))
    }
}

fn write_name(name: &str, first: &mut bool, out: &mut Vec<u8>) {
    separate(first, out);
    write_string(name, out);
    out.push(b':');
}

fn separate(first: &mut bool, out: &mut Vec<u8>) {
    if !std::mem::take(first) {
        out.push(b',');
    }
}
