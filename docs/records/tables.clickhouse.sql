-- ClickHouse 24 or later (`clickhouse local`): the lines of `dingji records` in the folder records/ as tables. Written
-- down, never run. A missing value is null, also in joins, as grading.sql expects.

set join_use_nulls = 1;
set default_table_engine = 'Memory';
set data_type_default_nullable = 1;

drop table if exists lines;
create table lines as
select json, JSONExtractString(json, 'kind') as kind, JSONExtractString(json, 'file') as file
from file('records/*.jsonl', 'JSONAsString', 'json String');

drop table if exists files;
create table files as
select file, JSONExtract(json, 'sha256', 'Nullable(String)') as sha256, JSONExtractString(json, 'status') as status,
  JSONExtract(json, 'error', 'code', 'Nullable(String)') as error_code,
  JSONExtract(json, 'modified', 'Nullable(String)') as modified,
  JSONExtract(json, 'fileModified', 'Nullable(String)') as file_modified,
  JSONExtractInt(json, 'severities', 'error') as errors, JSONExtractInt(json, 'severities', 'query') as queries
from lines where kind = 'file';

drop table if exists branches;
create table branches as
select file, JSONExtractInt(json, 'number') as branch, JSONExtract(json, 'sha256', 'Nullable(String)') as sha256,
  JSONExtract(json, 'name', 'Nullable(String)') as name,
  JSONExtract(json, 'alone', 'nameKey', 'Nullable(String)') as name_key,
  JSONExtract(json, 'alone', 'shortKey', 'Nullable(String)') as short_key,
  JSONExtractString(json, 'scheme') as scheme, JSONExtractString(json, 'alone', 'schemeKey') as scheme_key,
  JSONExtract(json, 'parent', 'Nullable(String)') as parent,
  JSONExtract(json, 'alone', 'parentKey', 'Nullable(String)') as parent_key,
  JSONExtract(json, 'type', 'Nullable(String)') as type,
  JSONExtract(json, 'alone', 'total', 'Nullable(Decimal(18, 6))') as total_alone,
  JSONExtract(json, 'alone', 'level', 'Nullable(String)') as level_alone
from lines where kind = 'branch';

drop table if exists branch_contents;
create table branch_contents as
select file, JSONExtractInt(json, 'number') as branch, content, c
from lines array join JSONExtractArrayRaw(json, 'contents') as c, arrayEnumerate(JSONExtractArrayRaw(json, 'contents')) as content
where kind = 'branch';

drop table if exists contents;
create table contents as
select b.file as file, b.branch as branch, b.content as content, JSONExtractString(c, 'id') as id,
  JSONExtractString(c, 'digest') as digest, JSONExtract(c, 'evaluation', 'party', 'Nullable(String)') as party,
  JSONExtract(c, 'evaluation', 'total', 'Nullable(Decimal(18, 6))') as total,
  JSONExtractBool(c, 'roundsFirst') as rounds_first,
  coalesce(JSONExtract(c, 'origin', 'from', 'path', 'Nullable(String)'), b.file) as path,
  if(JSONType(c, 'origin', 'from') = 'Null', f.modified, JSONExtract(c, 'origin', 'from', 'modified', 'Nullable(String)')) as modified,
  if(JSONType(c, 'origin', 'from') = 'Null', f.file_modified, JSONExtract(c, 'origin', 'from', 'fileModified', 'Nullable(String)')) as file_modified
from branch_contents b join files f on f.file = b.file;

drop table if exists categories;
create table categories as
select file, branch, content, pair.1 as category, toDecimal64OrNull(pair.2, 6) as value
from branch_contents array join JSONExtractKeysAndValuesRaw(c, 'evaluation', 'categories') as pair;

drop table if exists stated;
create table stated as
select file, branch, content, number, JSONExtract(s, 'level', 'Nullable(String)') as level,
  JSONExtract(s, 'party', 'Nullable(String)') as party, JSONExtractBool(s, 'isResult') as is_result,
  JSONExtract(s, 'replaces', 'Nullable(String)') as replaces
from branch_contents array join JSONExtractArrayRaw(c, 'stated') as s, arrayEnumerate(JSONExtractArrayRaw(c, 'stated')) as number;

drop table if exists ticks;
create table ticks as
select file, branch, content, JSONExtractString(t, 'id') as veto, JSONExtractString(t, 'state') as state,
  JSONExtractString(t, 'by') as decided_by
from branch_contents array join JSONExtractArrayRaw(c, 'ticks') as t;

drop table if exists rule_levels;
create table rule_levels as
select distinct JSONExtractString(json, 'alone', 'schemeKey') as scheme_key, number,
  JSONExtractString(l, 'name') as level, JSONExtract(l, 'from', 'Nullable(Decimal(18, 6))') as from_total
from lines array join JSONExtractArrayRaw(json, 'rules', 'levels') as l,
  arrayEnumerate(JSONExtractArrayRaw(json, 'rules', 'levels')) as number
where kind = 'branch';

drop table if exists rule_weights;
create table rule_weights as
select distinct JSONExtractString(json, 'alone', 'schemeKey') as scheme_key, JSONExtractString(w, 'party') as party,
  JSONExtract(w, 'share', 'Decimal(9, 6)') as share
from lines array join JSONExtractArrayRaw(json, 'rules', 'weights') as w where kind = 'branch';

drop table if exists rule_vetoes;
create table rule_vetoes as
select distinct JSONExtractString(json, 'alone', 'schemeKey') as scheme_key, JSONExtractString(v, 'id') as veto,
  JSONExtractString(v, 'level') as level, JSONExtract(v, 'category', 'Nullable(String)') as category,
  JSONExtract(v, 'limit', 'Nullable(Decimal(18, 6))') as below, JSONExtractBool(v, 'isProposal') as is_proposal
from lines array join JSONExtractArrayRaw(json, 'rules', 'vetoes') as v where kind = 'branch';

drop table if exists problems;
create table problems as
select file, JSONExtractInt(json, 'branch') as branch, JSONExtractInt(json, 'content') as content,
  JSONExtract(json, 'number', 'Nullable(Int32)') as number, JSONExtract(json, 'name', 'Nullable(String)') as name,
  JSONExtractString(json, 'problem') as problem, JSONExtract(json, 'measure', 'Nullable(String)') as measure,
  JSONExtract(json, 'deadline', 'Nullable(String)') as deadline, JSONExtract(json, 'due', 'Nullable(String)') as due,
  JSONExtract(json, 'contact', 'Nullable(String)') as contact, JSONExtract(json, 'isClosed', 'Nullable(Bool)') as is_closed
from lines where kind = 'problem';

drop table if exists findings;
create table findings as
select file, JSONExtract(json, 'branch', 'Nullable(String)') as name, JSONExtractString(json, 'code') as code,
  JSONExtractString(json, 'severity') as severity, JSONExtract(json, 'sheet', 'Nullable(String)') as sheet,
  JSONExtract(json, 'cell', 'Nullable(String)') as cell, JSONExtractString(json, 'message') as message,
  JSONExtract(json, 'clause', 'Nullable(String)') as clause
from lines where kind = 'finding';

drop table if exists list_rows;
create table list_rows as
select file, JSONExtract(json, 'branch', 'Nullable(Int32)') as branch,
  JSONExtract(json, 'content', 'Nullable(Int32)') as content, JSONExtract(json, 'list', 'Nullable(Int32)') as list,
  JSONExtract(json, 'sheet', 'Nullable(String)') as sheet, JSONExtract(json, 'template', 'Nullable(String)') as template,
  JSONExtract(json, 'row', 'Nullable(Int32)') as line, JSONExtractRaw(json, 'cells') as cells,
  JSONExtract(json, 'cell', 'Nullable(String)') as cell, JSONExtract(json, 'text', 'Nullable(String)') as text
from lines where kind = 'row';
