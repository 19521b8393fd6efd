-- Spark SQL 3.4 or later: the lines of `dingji records` in the folder records/ as tables. Written down, never run.

create or replace temporary view lines (
  kind string, file string, sha256 string, number int, name string, scheme string, parent string, type string,
  branch string, content int, list int, `row` int, sheet string, template string, cell string, text string,
  cells map<string, struct<value: string, format: string, column: int>>,
  problem string, measure string, deadline string, due string, contact string, isClosed boolean,
  code string, severity string, message string, clause string,
  status string, modified string, fileModified string, error struct<code: string>,
  severities struct<error: int, query: int, info: int>,
  alone struct<nameKey: string, shortKey: string, parentKey: string, schemeKey: string,
    total: decimal(18, 6), level: string>,
  rules struct<levels: array<struct<name: string, `from`: decimal(18, 6)>>,
    weights: array<struct<party: string, share: decimal(9, 6)>>,
    vetoes: array<struct<id: string, level: string, category: string, `limit`: decimal(18, 6), isProposal: boolean>>>,
  contents array<struct<id: string, digest: string,
    evaluation: struct<party: string, total: decimal(18, 6), categories: map<string, string>>,
    stated: array<struct<level: string, party: string, isResult: boolean, replaces: string>>,
    ticks: array<struct<id: string, state: string, `by`: string>>, roundsFirst: boolean,
    origin: struct<`from`: struct<path: string, modified: string, fileModified: string>>>>
) using json options (path 'records/*.jsonl');

drop table if exists files;
create table files as
select file, sha256, status, error.code as error_code, modified, fileModified as file_modified,
  severities.error as errors, severities.query as queries
from lines where kind = 'file';

drop table if exists branches;
create table branches as
select file, number as branch, sha256, name, alone.nameKey as name_key, alone.shortKey as short_key,
  scheme, alone.schemeKey as scheme_key, parent, alone.parentKey as parent_key, type,
  alone.total as total_alone, alone.level as level_alone
from lines where kind = 'branch';

create or replace temporary view branch_contents as
select file, number as branch, at + 1 as content, c
from lines lateral view posexplode(contents) exploded as at, c where kind = 'branch';

drop table if exists contents;
create table contents as
select b.file, b.branch, b.content, c.id, c.digest, c.evaluation.party as party, c.evaluation.total as total,
  c.roundsFirst as rounds_first, coalesce(c.origin.`from`.path, b.file) as path,
  case when c.origin.`from` is null then f.modified else c.origin.`from`.modified end as modified,
  case when c.origin.`from` is null then f.file_modified else c.origin.`from`.fileModified end as file_modified
from branch_contents b join files f on f.file = b.file;

drop table if exists categories;
create table categories as
select file, branch, content, category, try_cast(value as decimal(18, 6)) as value
from branch_contents lateral view explode(c.evaluation.categories) exploded as category, value;

drop table if exists stated;
create table stated as
select file, branch, content, at + 1 as number, s.level, s.party, coalesce(s.isResult, false) as is_result, s.replaces
from branch_contents lateral view posexplode(c.stated) exploded as at, s;

drop table if exists ticks;
create table ticks as
select file, branch, content, t.id as veto, t.state, t.`by` as decided_by
from branch_contents lateral view explode(c.ticks) exploded as t;

drop table if exists rule_levels;
create table rule_levels as
select distinct alone.schemeKey as scheme_key, at + 1 as number, l.name as level, l.`from` as from_total
from lines lateral view posexplode(rules.levels) exploded as at, l where kind = 'branch';

drop table if exists rule_weights;
create table rule_weights as
select distinct alone.schemeKey as scheme_key, w.party, w.share
from lines lateral view explode(rules.weights) exploded as w where kind = 'branch';

drop table if exists rule_vetoes;
create table rule_vetoes as
select distinct alone.schemeKey as scheme_key, v.id as veto, v.level, v.category, v.`limit` as below,
  v.isProposal as is_proposal
from lines lateral view explode(rules.vetoes) exploded as v where kind = 'branch';

drop table if exists problems;
create table problems as
select file, cast(branch as int) as branch, content, number, name, problem, measure, deadline, due, contact,
  isClosed as is_closed
from lines where kind = 'problem';

drop table if exists findings;
create table findings as
select file, branch as name, code, severity, sheet, cell, message, clause from lines where kind = 'finding';

drop table if exists list_rows;
create table list_rows as
select file, cast(branch as int) as branch, content, list, sheet, template, `row` as line, cells, cell, text
from lines where kind = 'row';
