import { sqlTexts } from '../../src/duckdb/sql-text.ts'

/** NP6-905-CD as DuckDB's bare reader takes it: declared columns, no checks, no times decoded. */
export const sppCsvSql = (files: readonly string[]): string =>
  `read_csv(${sqlTexts(files)}, header = true, auto_detect = false, delim = ',', quote = '"', dateformat = '%m/%d/%Y',
    columns = {'DeliveryDate': 'DATE', 'DeliveryHour': 'INTEGER', 'DeliveryInterval': 'INTEGER', 'SettlementPointName': 'VARCHAR',
      'SettlementPointType': 'VARCHAR', 'SettlementPointPrice': 'DOUBLE', 'DSTFlag': 'VARCHAR'})`
