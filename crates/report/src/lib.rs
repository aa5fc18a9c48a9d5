//! An audit as documents: terminal, HTML, workbook, JSON, Parquet, CSV.
