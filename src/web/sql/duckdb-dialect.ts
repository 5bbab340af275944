import { SQLDialect } from '@codemirror/lang-sql'

/** DuckDB's SQL as far as it reads: what changes anything is refused, so the editor does not offer it. */
export const duckdbDialect = SQLDialect.define({
  keywords:
    'all and anti any array as asc asof between both by case cast collate columns cross cube current desc describe distinct else end escape except exclude exists false fetch filter first following for from full glob group grouping having ilike in inner intersect interval is isnull join last lateral leading left like limit natural not notnull null nulls offset on only or order outer over partition pivot positional preceding qualify range recursive replace respect right rollup rows sample select semi sets show similar some summarize table tables then to trailing true try_cast unbounded union unpivot using values when where window with within',
  types:
    'bigint blob boolean date decimal double float hugeint integer interval json list map real smallint struct time timestamp timestamptz tinyint ubigint uinteger uuid varchar',
  builtin:
    'abs any_value arg_max arg_min avg block bool_and bool_or ceil coalesce concat corr count date_diff date_part date_trunc dense_rank extract first_value floor greatest hour_ending ifnull is_nerc_holiday is_on_peak lag last_value lead least list local_time lower max median min mode nullif quantile_cont rank regexp_extract regexp_matches round row_number stddev strftime string_agg sum time_bucket unnest upper var_samp',
  operatorChars: '*+-%<>!=&|^/~?:',
  specialVar: '',
  caseInsensitiveIdentifiers: true,
})
