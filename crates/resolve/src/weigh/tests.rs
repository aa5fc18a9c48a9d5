use super::{Bounds, Chance, Layout, Level, Part, Patterns, Says, learn};

fn plain(alike: f64, chance: f64) -> Part {
    let level = |alike, chance| Level { alike, chance: Chance::Learned(chance) };
    Part::of_levels("plain", 2, vec![level(1.0 - alike, 1.0 - chance), level(alike, chance)])
}

fn layout(parts: Vec<Part>) -> Layout {
    Layout::of(parts).expect("few parts")
}

#[test]
fn weights_are_learned_from_pairs_without_labels() {
    // Three things compared, each told right of nine matches in ten and of one other pair in ten.
    let layout = layout(vec![plain(0.7, 0.3), plain(0.7, 0.3), plain(0.7, 0.3)]);
    let mut patterns = Patterns::default();
    for agreed in 0..8_u32 {
        let ones = agreed.count_ones().cast_signed();
        let matches = 20_000.0 * 0.9_f64.powi(ones) * 0.1_f64.powi(3 - ones);
        let others = 180_000.0 * 0.1_f64.powi(ones) * 0.9_f64.powi(3 - ones);
        let pattern =
            (0..3).fold(0, |all, at| all | u128::from(1 + (agreed >> at & 1)) << (2 * at));
        patterns.count(pattern, (matches + others) as u64);
    }
    let weights = learn(&layout, &patterns, 200_000.0, 0.05, 16.0);
    assert!((weights.prior - 0.1).abs() < 0.02, "{}", weights.prior);
    for part in &weights.parts {
        assert!((part.alike[1] - 0.9).abs() < 0.03, "{part:?}");
        assert!((part.chance[1] - 0.1).abs() < 0.03, "{part:?}");
    }
}

#[test]
fn nothing_to_learn_from_leaves_the_start() {
    let layout = layout(vec![plain(0.7, 0.3)]);
    let weights = learn(&layout, &Patterns::default(), 1.0, 0.01, 1.0);
    assert!((weights.parts[0].alike[1] - 0.7).abs() < 1e-6);
    assert!(weights.prior.is_finite() && weights.prior > 0.0);
}

#[test]
fn bounds_hold_whatever_agrees_but_for_a_number() {
    static BOUNDS: [Bounds; 3] =
        [Bounds::NONE, Bounds { all: -1.0, ..Bounds::NONE }, Bounds { words: 2.0, ..Bounds::NONE }];
    let value = |title, says| Part {
        title,
        width: 6,
        levels: vec![Level { alike: 0.1, chance: Chance::Known(0.9) }],
        same: Some(0.9),
        least: 0,
        says,
        bounds: &[],
    };
    let bounding = Part { bounds: &BOUNDS, ..plain(0.5, 0.5) };
    let parts = vec![bounding, value("place", Says::Place), value("number", Says::Number)];
    let layout = layout(parts);
    let tables = learn(&layout, &Patterns::default(), 1.0, 0.5, 1.0).tables(&layout);
    let odds = |bound: u128, place: u128, number: u128| {
        tables.odds(&layout, bound | place << 2 | number << 8)
    };
    assert!(odds(0, 20, 0) > 10.0);
    assert!(odds(1, 20, 0) < 2.0, "a bound on all holds a place down");
    assert!(odds(2, 20, 0) > 10.0, "a bound on words does not");
    assert!(odds(1, 0, 20) > 10.0, "an official number is never held down");
}
