//! Every component against the cases that GOV.UK Frontend publishes for it.

use std::fs;
use std::path::Path;

use askama::Template;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::banner::NotificationBanner;
use super::link::BackLink;
use super::normal::normal;
use super::{
    Breadcrumbs, Button, Details, ErrorMessage, ErrorSummary, GenericHeader, Hint, Input,
    InsetText, Label, Pagination, PhaseBanner, Radios, Select, ServiceNavigation, SkipLink,
    SummaryList, Table, Tag, WarningText,
};

#[derive(Deserialize)]
struct Fixtures {
    fixtures: Vec<Fixture>,
}

#[derive(Deserialize)]
struct Fixture {
    name: String,
    options: Value,
    html: String,
}

type Render = fn(Value) -> Result<String, String>;

/// Cases that are not held against our templates, as component, case and reason. There are none.
const NOT_SUPPORTED: [(&str, &str, &str); 0] = [];

const COMPONENTS: [(&str, Render); 22] = [
    ("back-link", render::<BackLink>),
    ("breadcrumbs", render::<Breadcrumbs>),
    ("button", render::<Button>),
    ("details", render::<Details>),
    ("error-message", render::<ErrorMessage>),
    ("error-summary", render::<ErrorSummary>),
    ("generic-header", render::<GenericHeader>),
    ("hint", render::<Hint>),
    ("input", render::<Input>),
    ("inset-text", render::<InsetText>),
    ("label", render::<Label>),
    ("notification-banner", render::<NotificationBanner>),
    ("pagination", render::<Pagination>),
    ("phase-banner", render::<PhaseBanner>),
    ("radios", render::<Radios>),
    ("select", render::<Select>),
    ("service-navigation", render::<ServiceNavigation>),
    ("skip-link", render::<SkipLink>),
    ("summary-list", render::<SummaryList>),
    ("table", render::<Table>),
    ("tag", render::<Tag>),
    ("warning-text", render::<WarningText>),
];

fn render<C: DeserializeOwned + Template>(options: Value) -> Result<String, String> {
    let component: C = serde_json::from_value(options).map_err(|error| error.to_string())?;
    component.render().map_err(|error| error.to_string())
}

#[test]
fn every_component_renders_every_published_case() {
    let (mut cases, mut failures) = (0, Vec::new());
    for (component, render) in COMPONENTS {
        for fixture in read(component) {
            if NOT_SUPPORTED.iter().any(|(c, name, _)| *c == component && *name == fixture.name) {
                continue;
            }
            cases += 1;
            let expected = normal(&fixture.html);
            match render(fixture.options).map(|html| normal(&html)) {
                Ok(html) if html == expected => {}
                Ok(html) => failures.push(format!(
                    "{component}: {}\n--- expected\n{expected}\n--- rendered\n{html}\n",
                    fixture.name
                )),
                Err(error) => failures.push(format!("{component}: {}: {error}\n", fixture.name)),
            }
        }
    }
    for (component, name, reason) in NOT_SUPPORTED {
        println!("not supported: {component}: {name}: {reason}");
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    suites::ran("govuk-frontend fixtures", cases);
}

fn read(component: &str) -> Vec<Fixture> {
    let path = Path::new(env!("WHITWORTH_NODE_MODULES"))
        .join("govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. GOV.UK Frontend's fixtures are absent: run `npm ci --ignore-scripts` in \
             crates/web, or ./test, which does.",
            path.display()
        )
    });
    serde_json::from_str::<Fixtures>(&text).expect("GOV.UK Frontend's fixtures are JSON").fixtures
}
