"""The report: one self-contained HTML page, from disk or served for adjudication."""
