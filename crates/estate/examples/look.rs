fn main() {
    let paths: Vec<_> = std::env::args().skip(1).map(Into::into).collect();
    let t = std::time::Instant::now();
    let a = estate::audit(&paths, estate::AuditOptions::default());
    eprintln!("{:?}", t.elapsed());
    for f in &a.files {
        println!(
            "{} {:?} {:?} in {} acc {} rej {} net {:?} gross {:?} red {} cred {} ph {} rep {} {:?} {:?} {:?}",
            f.source.path,
            f.kind,
            f.reading.layout,
            f.rows_in,
            f.accepted,
            f.rejected,
            f.net.map(|p| p.to_string()),
            f.gross.map(|p| p.to_string()),
            f.redacted,
            f.credits,
            f.placeholders,
            f.repaired_cells,
            f.reading.encoding,
            f.first_date,
            f.last_date
        );
        for x in &f.findings {
            println!("   {x}");
        }
    }
    for x in &a.findings {
        println!("{x}");
    }
    for r in a.repairs.iter().take(10) {
        println!("{r:?}");
    }
    let p = estate::picture(
        &a,
        estate::Window { as_at: chrono::NaiveDate::from_ymd_opt(2022, 7, 1).unwrap(), months: 18 },
    );
    eprintln!("{:?}", t.elapsed());
    println!("{:#?}", p.coverage);
    for f in p.spend_by_supplier.iter().take(8) {
        println!("{f:?}");
    }
    for f in p.shared_suppliers.iter().take(8) {
        println!("{f:?}");
    }
    for f in p.contracts_by_category.iter().take(8) {
        println!("{f:?}");
    }
    println!("{} ending", p.ending.len());
}
