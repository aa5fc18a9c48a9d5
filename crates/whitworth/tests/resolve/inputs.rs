use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Float64Array, Int64Array, LargeStringArray, ListArray,
    RecordBatch, StringArray, TimestampMillisecondArray,
};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{SUPPLIERS, folder, ids, message, rules, run, summary};

const SIMPLE: &str = "a.csv --id id --name name --out out";

/// Checks that a text table gives these ids.
#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let dir = folder(&[("a.csv", bytes)]);
    let (code, summary) = summary(dir.path(), SIMPLE);
    assert_eq!((code, &summary["records"]), (0, &expected.len().into()));
    assert_eq!(ids(&dir.path().join("out")), expected);
}

#[test]
fn every_record_is_once_in_clusters_in_the_order_given() {
    check(SUPPLIERS.as_bytes(), &["s1", "s2", "s3", "s4"]);
}

#[test]
fn any_separator_line_end_and_encoding_is_read() {
    check(b"id;name\r\n1;Caf\xE9 Ltd\r\n2;Kestrel\r\n", &["1", "2"]);
    check("\u{FEFF}\"id\"\t\"name\"\n\"1\"\t\"Brightwell\"\n".as_bytes(), &["1"]);
    check("id|name\r1|Café\r2|Brightwell".as_bytes(), &["1", "2"]);
    let utf16: Vec<u8> =
        "\u{FEFF}id,name\né1,Ł\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, &["é1"]);
}

#[test]
fn quoted_cells_hold_anything() {
    check(
        b"name,id\n\"Two\nlines, Ltd\",\"a,1\"\n\"Say \"\"so\"\"\",\"b\"\"2\"\nplain,\"c\n3\"\n",
        &["a,1", "b\"2", "c\n3"],
    );
}

#[test]
fn titles_above_the_headings_and_blank_rows_are_passed_over() {
    check(b"Suppliers at 1 April,\n,\n id ,name\n1,A\n\n,\n2,B\n", &["1", "2"]);
}

#[test]
fn gzip_is_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(SUPPLIERS.as_bytes()).unwrap();
    check(&packed.finish().unwrap(), &["s1", "s2", "s3", "s4"]);
}

#[test]
fn rows_of_another_width_are_taken_and_told() {
    let dir = folder(&[("a.csv", "id,name,town\n1,A\n2,B,X\n3,C,Y,Z\n4\n")]);
    let (code, summary) = summary(dir.path(), SIMPLE);
    assert_eq!(code, 0);
    assert!(
        message(&summary, "short-row").contains("a.csv: fewer cells than headings in rows 2, 5:")
    );
    assert!(message(&summary, "long-row").contains("in row 4:"));
    assert_eq!(ids(&dir.path().join("out")), ["1", "2", "3", "4"]);
}

#[test]
fn a_row_that_cannot_be_read_is_left_out_and_told() {
    let dir = folder(&[("a.csv", "id,name\n1,A\n2,\"B\n3,C\n")]);
    let (code, summary) = summary(dir.path(), SIMPLE);
    assert_eq!((code, &summary["rows_left_out"]), (1, &1.into()));
    let message = message(&summary, "row-set-aside");
    assert!(message.contains("row 3 was left out: a quotation mark is opened"), "{message}");
    assert_eq!(ids(&dir.path().join("out")), ["1", "3"]);
}

#[test]
fn a_blank_column_is_told_and_the_rest_resolved() {
    let dir = folder(&[("a.csv", "id,name,postcode\n1,A, \n2,B,\n")]);
    let arguments = "a.csv --id id --name name --postcode postcode --out out";
    let (code, _, err) = run(dir.path(), arguments);
    assert_eq!(code, 0);
    assert!(err.contains("note: a.csv: column \"postcode\" is blank in every record"), "{err}");
    let (_, summary) = summary(dir.path(), arguments);
    assert!(rules(&summary).contains(&"blank-column"));
    assert_eq!(ids(&dir.path().join("out")), ["1", "2"]);
}

#[test]
fn hard_values_come_to_an_end() {
    let long = "Marlowe ".repeat(1_250);
    let mut table = format!("id,name\nlong,{long}\nscripts,Ωmega Завод 株式会社 شركة\nnone,\n");
    (0..2_000).for_each(|at| table.extend([at.to_string().as_str(), ",VARIOUS\n"]));
    let dir = folder(&[("a.csv", &table)]);
    let (code, summary) = summary(dir.path(), SIMPLE);
    assert_eq!((code, &summary["records"]), (0, &2_003.into()));
    assert_eq!(ids(&dir.path().join("out")).len(), 2_003);
}

#[test]
fn the_summary_names_columns_and_kinds() {
    let dir = folder(&[("a.csv", "id,who,no: 1,born\n1,Ann Example,5,1900-01-02\n")]);
    let arguments = "a.csv --id id --compare who:person --compare born:date --out out --json";
    let arguments = arguments.split(' ').chain(["--compare", "no: 1:identifier"]);
    let (code, out, _) = super::run_with(dir.path(), arguments);
    assert_eq!(code, 0);
    let summary: serde_json::Value = serde_json::from_str(&out).unwrap();
    let expected = serde_json::json!([
        { "title": "who", "kind": "person" },
        { "title": "born", "kind": "date" },
        { "title": "no: 1", "kind": "identifier" },
    ]);
    assert_eq!(summary["columns"], expected);
    assert_eq!(summary["clusters"], 1);
}

/// Writes the columns as Parquet.
fn write_parquet(path: &Path, columns: Vec<(&str, ArrayRef)>, compression: Compression) {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let properties = WriterProperties::builder().set_compression(compression).build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn hard_columns() -> Vec<(&'static str, ArrayRef)> {
    let name = LargeStringArray::from(vec![Some("Brightwell Ltd"), None, Some("Kestrel")]);
    let town: DictionaryArray<Int32Type> =
        vec![Some("Anytown"), Some("Anytown"), None].into_iter().collect();
    let day = 86_400_000;
    let tags = ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some(vec![Some(1)]); 3]);
    vec![
        ("id", Arc::new(Int64Array::from(vec![10, -20, 30]))),
        ("name", Arc::new(name)),
        ("town", Arc::new(town)),
        ("number", Arc::new(Float64Array::from(vec![Some(12_345_678.0), None, Some(f64::NAN)]))),
        ("founded", Arc::new(Date32Array::from(vec![Some(0), None, Some(1)]))),
        ("seen", Arc::new(TimestampMillisecondArray::from(vec![Some(day), None, Some(0)]))),
        ("tags", Arc::new(tags)),
    ]
}

#[test]
fn parquet_of_every_common_type_and_compression_is_read() {
    let dir = folder::<&str>(&[]);
    let path = dir.path().join("a.parquet");
    let arguments = "a.parquet --id id --name name --identifier number --compare town:text \
                     --compare founded:date --compare seen:date --out out";
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for compression in [zstd, Compression::SNAPPY, Compression::LZ4_RAW, Compression::UNCOMPRESSED]
    {
        write_parquet(&path, hard_columns(), compression);
        let (code, summary) = summary(dir.path(), arguments);
        assert_eq!((code, &summary["records"]), (0, &3.into()), "{compression}");
        assert!(!rules(&summary).contains(&"blank-column"), "{summary}");
        assert_eq!(ids(&dir.path().join("out")), ["10", "-20", "30"]);
    }
}

#[test]
fn numbers_and_days_of_parquet_are_written_as_people_write_them() {
    // What the columns hold as text is seen by taking them for ids.
    for (column, expected) in [("number", "12345678"), ("founded", "1970-01-01")] {
        let dir = folder::<&str>(&[]);
        let columns: Vec<_> =
            hard_columns().into_iter().map(|(name, values)| (name, values.slice(0, 1))).collect();
        write_parquet(&dir.path().join("a"), columns, Compression::SNAPPY);
        let (code, ..) = run(dir.path(), &format!("a --id {column} --name name --out out"));
        assert_eq!((code, ids(&dir.path().join("out"))), (0, vec![expected.to_owned()]));
    }
}

#[test]
fn a_column_of_lists_is_refused() {
    let dir = folder::<&str>(&[]);
    write_parquet(&dir.path().join("a"), hard_columns(), Compression::SNAPPY);
    let (code, _, err) = run(dir.path(), "a --id id --compare tags:text --out out");
    assert_eq!(code, 2);
    assert!(err.contains("a: column \"tags\" holds List("), "{err}");
}

#[test]
fn ids_of_both_formats_lose_the_space_around_them() {
    let ids_given = StringArray::from(vec![" a", "b "]);
    let names = StringArray::from(vec!["A", "B"]);
    let dir = folder(&[("a.csv", "id,name\n a,A\nb ,B\n")]);
    let columns: Vec<(&str, ArrayRef)> =
        vec![("id", Arc::new(ids_given)), ("name", Arc::new(names))];
    write_parquet(&dir.path().join("a.parquet"), columns, Compression::SNAPPY);
    for file in ["a.csv", "a.parquet"] {
        run(dir.path(), &format!("{file} --id id --name name --out out"));
        assert_eq!(ids(&dir.path().join("out")), ["a", "b"], "{file}");
    }
}
