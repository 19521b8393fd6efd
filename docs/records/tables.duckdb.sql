-- DuckDB: the lines of `dingji records` in the folder records/ as tables. Run in the folder above it.
-- Tables and columns are those of ../records.md; grading.sql and rollups.sql build on them in every engine.

create or replace view lines as
select * from read_json(
  'records/*.jsonl',
  format = 'newline_delimited',
  maximum_object_size = 268435456,
  columns = {
    kind: 'VARCHAR', file: 'VARCHAR', sha256: 'VARCHAR', number: 'INTEGER', name: 'VARCHAR', scheme: 'VARCHAR',
    parent: 'VARCHAR', type: 'VARCHAR', branch: 'VARCHAR', content: 'INTEGER', list: 'INTEGER', "row": 'INTEGER',
    sheet: 'VARCHAR', template: 'VARCHAR', cell: 'VARCHAR', text: 'VARCHAR', cells: 'JSON',
    problem: 'VARCHAR', measure: 'VARCHAR', deadline: 'VARCHAR', due: 'VARCHAR', contact: 'VARCHAR', "isClosed": 'BOOLEAN',
    code: 'VARCHAR', severity: 'VARCHAR', message: 'VARCHAR', facts: 'JSON', clause: 'VARCHAR',
    status: 'VARCHAR', modified: 'VARCHAR', "fileModified": 'VARCHAR', error: 'STRUCT(code VARCHAR)',
    severities: 'STRUCT(error INTEGER, "query" INTEGER, info INTEGER)',
    alone: 'STRUCT("nameKey" VARCHAR, "shortKey" VARCHAR, "parentKey" VARCHAR, "schemeKey" VARCHAR,
      total DECIMAL(18,6), level VARCHAR)',
    rules: 'STRUCT(levels STRUCT(name VARCHAR, "from" DECIMAL(18,6))[],
      weights STRUCT(party VARCHAR, share DECIMAL(9,6))[],
      vetoes STRUCT(id VARCHAR, level VARCHAR, category VARCHAR, "limit" DECIMAL(18,6), "isProposal" BOOLEAN)[])',
    contents: 'STRUCT(id VARCHAR, digest VARCHAR,
      evaluation STRUCT(party VARCHAR, total DECIMAL(18,6), categories MAP(VARCHAR, VARCHAR)),
      stated STRUCT(level VARCHAR, party VARCHAR, "isResult" BOOLEAN, replaces VARCHAR)[],
      ticks STRUCT(id VARCHAR, state VARCHAR, "by" VARCHAR)[], "roundsFirst" BOOLEAN,
      origin STRUCT("from" STRUCT(path VARCHAR, modified VARCHAR, "fileModified" VARCHAR)))[]'
  }
);

create or replace table files as
select file, sha256, status, error.code as error_code, modified, "fileModified" as file_modified,
  severities.error as errors, severities."query" as queries
from lines where kind = 'file';

create or replace table branches as
select file, number as branch, sha256, name, alone."nameKey" as name_key, alone."shortKey" as short_key,
  scheme, alone."schemeKey" as scheme_key, parent, alone."parentKey" as parent_key, type,
  alone.total as total_alone, alone.level as level_alone
from lines where kind = 'branch';

create or replace view branch_contents as
select file, number as branch, generate_subscripts(contents, 1) as content, unnest(contents) as c
from lines where kind = 'branch';

create or replace table contents as
select b.file, b.branch, b.content, c.id, c.digest, c.evaluation.party as party, c.evaluation.total as total,
  c."roundsFirst" as rounds_first, coalesce(c.origin."from".path, b.file) as path,
  case when c.origin."from" is null then f.modified else c.origin."from".modified end as modified,
  case when c.origin."from" is null then f.file_modified else c.origin."from"."fileModified" end as file_modified
from branch_contents b join files f on f.file = b.file;

create or replace table categories as
select file, branch, content, category, try_cast(c.evaluation.categories[category] as DECIMAL(18,6)) as value
from (select *, unnest(map_keys(c.evaluation.categories)) as category from branch_contents);

create or replace table stated as
select file, branch, content, number, s.level as level, s.party as party, coalesce(s."isResult", false) as is_result,
  s.replaces as replaces
from (select file, branch, content, generate_subscripts(c.stated, 1) as number, unnest(c.stated) as s
  from branch_contents);

create or replace table ticks as
select file, branch, content, t.id as veto, t.state as state, t."by" as decided_by
from (select file, branch, content, unnest(c.ticks) as t from branch_contents);

create or replace table rule_levels as
select distinct scheme_key, number, l.name as level, l."from" as from_total
from (select alone."schemeKey" as scheme_key, generate_subscripts(rules.levels, 1) as number,
  unnest(rules.levels) as l from lines where kind = 'branch');

create or replace table rule_weights as
select distinct scheme_key, w.party as party, w.share as share
from (select alone."schemeKey" as scheme_key, unnest(rules.weights) as w from lines where kind = 'branch');

create or replace table rule_vetoes as
select distinct scheme_key, v.id as veto, v.level as level, v.category as category, v."limit" as below,
  v."isProposal" as is_proposal
from (select alone."schemeKey" as scheme_key, unnest(rules.vetoes) as v from lines where kind = 'branch');

create or replace table problems as
select file, cast(branch as INTEGER) as branch, content, number, name, problem, measure, deadline, due, contact,
  "isClosed" as is_closed
from lines where kind = 'problem';

create or replace table findings as
select file, branch as name, code, severity, sheet, cell, message, clause from lines where kind = 'finding';

create or replace table list_rows as
select file, cast(branch as INTEGER) as branch, content, list, sheet, template, "row" as line, cells, cell, text
from lines where kind = 'row';
