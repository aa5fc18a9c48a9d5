use super::*;

/// A number from 0 to 1 that depends on row and column only.
fn noise(row: usize, column: usize) -> f32 {
    let mut mixed = (row as u64 * 131 + column as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed ^ (mixed >> 32)) >> 40) as f32 / 16_777_216.0
}

/// Rows of which a yes is the exclusive or of two features; the third says nothing.
fn exclusive_or(rows: usize) -> (Features, Vec<bool>) {
    let column = |column| (0..rows).map(|row| noise(row, column)).collect::<Vec<f32>>();
    let (first, second) = (column(0), column(1));
    let labels = first.iter().zip(&second).map(|(&a, &b)| (a > 0.5) != (b > 0.5)).collect();
    (Features::new(vec![first, second, column(2)]), labels)
}

fn answers(labels: &[bool]) -> Vec<f32> {
    labels.iter().map(|label| f32::from(u8::from(*label))).collect()
}

fn fit(features: &Features, labels: &[bool], growth: &Growth) -> Trees {
    let (answers, weights) = (answers(labels), vec![1.0; labels.len()]);
    Trees::fit(features, &Taught { starts: &[], answers: &answers, weights: &weights }, growth)
}

fn fit_until(features: &Features, labels: &[bool], held_out: &HeldOut) -> Trees {
    let (answers, weights) = (answers(labels), vec![1.0; labels.len()]);
    let taught = Taught { starts: &[], answers: &answers, weights: &weights };
    let (trees, best) = Trees::fit_until(features, &taught, held_out, &small());
    trees.first(best)
}

fn small() -> Growth {
    Growth { trees: 40, depth: 3, rate: 0.3, ..Growth::default() }
}

fn learnt(growth: &Growth) -> Trees {
    let (features, labels) = exclusive_or(2_000);
    fit(&features, &labels, growth)
}

fn loss(trees: &Trees, features: &Features, labels: &[bool]) -> f32 {
    let mut row = Vec::new();
    let rows = labels.iter().enumerate().map(|(at, &label)| {
        features.row(at, &mut row);
        let probability = trees.probability(&row);
        -if label { probability } else { 1.0 - probability }.ln()
    });
    rows.sum::<f32>() / labels.len() as f32
}

#[test]
fn an_exclusive_or_is_learnt_and_beats_a_constant() {
    let trees = learnt(&small());
    assert!(trees.probability(&[0.2, 0.8, 0.5]) > 0.95);
    assert!(trees.probability(&[0.8, 0.2, 0.5]) > 0.95);
    assert!(trees.probability(&[0.8, 0.8, 0.5]) < 0.05);
    assert!(trees.probability(&[0.2, 0.2, 0.5]) < 0.05);
    let (features, labels) = exclusive_or(2_000);
    let constant = learnt(&Growth { trees: 0, ..small() });
    assert!(loss(&trees, &features, &labels) < loss(&constant, &features, &labels) / 5.0);
}

#[test]
fn more_trees_never_raise_the_loss_on_what_is_learnt_from() {
    let (features, labels) = exclusive_or(500);
    let losses: Vec<f32> = (0..25)
        .map(|trees| {
            let growth = Growth { trees, ..small() };
            loss(&fit(&features, &labels, &growth), &features, &labels)
        })
        .collect();
    assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-6), "{losses:?}");
    assert!(losses[24] < losses[0] / 2.0, "{losses:?}");
}

#[test]
fn a_missing_value_goes_to_the_side_that_it_is_like() {
    // A yes above 0.7 and wherever nothing is known.
    let known = |row: usize| !row.is_multiple_of(3);
    let value = |row| if known(row) { noise(row, 0) } else { f32::NAN };
    let column: Vec<f32> = (0..900).map(value).collect();
    let labels: Vec<bool> = column.iter().map(|value| value.is_nan() || *value > 0.7).collect();
    let trees = fit(&Features::new(vec![column]), &labels, &small());
    assert!(trees.probability(&[f32::NAN]) > 0.95);
    assert!(trees.probability(&[f32::INFINITY]) > 0.95, "not finite is missing");
    assert!(trees.probability(&[]) > 0.95, "absent is missing");
    assert!(trees.probability(&[0.9]) > 0.95);
    assert!(trees.probability(&[0.3]) < 0.05);
}

#[test]
fn equal_input_gives_equal_trees_on_any_number_of_threads() {
    let growth = Growth { row_share: 0.7, feature_share: 0.7, ..small() };
    let (features, labels) = exclusive_or(30_000);
    let fit = || fit(&features, &labels, &growth);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let many = rayon::ThreadPoolBuilder::new().num_threads(5).build().unwrap();
    assert_eq!(alone.install(fit), many.install(fit));
}

#[test]
fn sampling_changes_the_trees_and_still_learns() {
    let sampled = learnt(&Growth { row_share: 0.5, feature_share: 0.7, trees: 80, ..small() });
    assert_ne!(sampled, learnt(&small()));
    assert!(sampled.probability(&[0.2, 0.8, 0.5]) > 0.9);
    assert!(sampled.probability(&[0.2, 0.2, 0.5]) < 0.1);
}

#[test]
fn rows_held_out_say_when_to_stop() {
    // The answer is drawn by lot, so that no tree can help.
    let column: Vec<f32> = (0..600).map(|row| noise(row, 0)).collect();
    let labels: Vec<bool> = (0..600).map(|row| noise(row, 1) > 0.5).collect();
    let rows: Vec<bool> = (0..600_usize).map(|row| row.is_multiple_of(4)).collect();
    let held_out = HeldOut { rows: &rows, patience: 5 };
    let features = Features::new(vec![column]);
    let trees = fit_until(&features, &labels, &held_out);
    assert!(trees.len() < 20, "{} trees", trees.len());

    let (features, labels) = exclusive_or(2_000);
    let rows: Vec<bool> = (0..2_000_usize).map(|row| row.is_multiple_of(4)).collect();
    let held_out = HeldOut { rows: &rows, patience: 5 };
    let trees = fit_until(&features, &labels, &held_out);
    assert!(trees.len() > 20, "{} trees", trees.len());
    assert!(trees.probability(&[0.2, 0.8, 0.5]) > 0.95);
}

#[test]
fn weights_count() {
    let features = Features::new(vec![vec![0.0; 100]]);
    let labels: Vec<bool> = (0..100).map(|row| row < 50).collect();
    let weights: Vec<f32> = (0..100).map(|row| if row < 50 { 3.0 } else { 1.0 }).collect();
    let taught = Taught { starts: &[], answers: &answers(&labels), weights: &weights };
    let trees = Trees::fit(&features, &taught, &small());
    assert!((trees.probability(&[0.0]) - 0.75).abs() < 0.01);
}

#[test]
fn a_table_at_once_says_what_its_rows_say() {
    let trees = learnt(&Growth { depth: 4, ..small() });
    let hole = |row: usize| match row % 5 {
        0 => f32::NAN,
        1 => f32::NEG_INFINITY,
        _ => noise(row, 7),
    };
    let columns = (0..3).map(|column| (0..1_000).map(|row| hole(row + column)).collect());
    let table = Features::new(columns.collect());
    let mut row = Vec::new();
    for (at, margin) in trees.margins(&table, &[]).into_iter().enumerate() {
        table.row(at, &mut row);
        assert_eq!(margin.to_bits(), trees.margin(&row).to_bits(), "row {at}");
    }
}

#[test]
fn trees_come_back_from_json_as_they_were() {
    let trees = learnt(&small());
    let json = serde_json::to_string(&trees).unwrap();
    assert_eq!(serde_json::from_str::<Trees>(&json).unwrap(), trees);
}

#[test]
fn a_tree_that_leads_nowhere_is_refused() {
    let read = |json: &str| serde_json::from_str::<Trees>(json).map_err(|error| error.to_string());
    let sound = r#"{"trees":[[[0,0.5,true,2,0.0],-1.0,1.0]]}"#;
    assert!(read(sound).unwrap().margin(&[0.7]) > 0.9);
    for high in [0, 1, 3] {
        let damaged = sound.replace("true,2", &format!("true,{high}"));
        let error = read(&damaged).unwrap_err();
        assert!(error.contains("node 0 of a tree leads nowhere"), "{error}");
    }
}

#[test]
fn trees_that_were_grown_on_a_constant_are_known_when_read() {
    let fits = |json: &str| serde_json::from_str::<Trees>(json).unwrap().fit_odds();
    assert!(fits(r#"{"trees":[[0.5]]}"#));
    assert!(!fits(r#"{"base":-1.5,"trees":[[0.5]]}"#));
}

#[test]
fn what_was_wrong_before_is_mended() {
    let (features, labels) = exclusive_or(2_000);
    let (answers, weights) = (answers(&labels), vec![1.0; labels.len()]);
    let starts: Vec<f32> = labels.iter().map(|yes| if *yes { -1.0 } else { 1.0 }).collect();
    let taught = Taught { starts: &starts, answers: &answers, weights: &weights };
    let mended = Trees::fit(&features, &taught, &small()).margins(&features, &starts);
    let right = mended.into_iter().zip(&labels).filter(|(now, yes)| (*now > 0.0) == **yes).count();
    assert!(right > 1_900, "{right}");
}

#[test]
fn nothing_to_learn_from_gives_an_even_chance() {
    let trees = fit(&Features::new(vec![]), &[], &small());
    assert!((trees.probability(&[]) - 0.5).abs() < 1e-6);
}

/// Run by hand: `cargo test -p resolve --release learn::tests::speed -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn speed() {
    let (rows, width) = (200_000, 40);
    let columns: Vec<Vec<f32>> =
        (0..width).map(|column| (0..rows).map(|row| noise(row, column)).collect()).collect();
    let labels: Vec<bool> =
        (0..rows).map(|row| columns[0][row] + columns[1][row] * columns[2][row] > 0.8).collect();
    let growth = Growth { trees: 300, depth: 5, ..Growth::default() };
    let features = Features::new(columns);
    let start = std::time::Instant::now();
    let trees = fit(&features, &labels, &growth);
    println!("fit {:?}, loss {}", start.elapsed(), loss(&trees, &features, &labels));
    let start = std::time::Instant::now();
    let sum: f32 = trees.margins(&features, &[]).iter().sum();
    println!("predict {:?} ({sum})", start.elapsed());
}
