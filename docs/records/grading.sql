-- One graded branch out of what several files say of it. The same in every engine; needs the tables that
-- tables.duckdb.sql, tables.spark.sql or tables.clickhouse.sql makes.

-- Names equal but for 党支部, 支部委员会 … are one where two spellings are all there is; 党支部 and 党总支 are two.
drop table if exists families;
create table families as
select scheme_key, short_key, count(distinct name_key) as names,
  max(case when name_key like concat(short_key, '%总支%') then 1 else 0 end) as has_general,
  max(case when name_key <> short_key and name_key not like concat(short_key, '%总支%') then 1 else 0 end) as has_plain
from branches where name_key is not null group by scheme_key, short_key;

drop table if exists named;
create table named as
select b.file, b.branch, b.scheme_key, b.parent_key,
  case
    when b.name_key is null then concat('file ', coalesce(b.sha256, b.file), ' ', b.branch)
    when f.names = 2 and f.has_general + f.has_plain < 2 then b.short_key
    else b.name_key
  end as known_as
from branches b left join families f on f.scheme_key = b.scheme_key and f.short_key = b.short_key;

-- A branch is a name under its committee; while one committee is stated, what states none belongs to it.
drop table if exists committees;
create table committees as
select scheme_key, known_as, count(distinct parent_key) as committees from named group by scheme_key, known_as;

drop table if exists placed;
create table placed as
select n.file, n.branch, n.scheme_key, n.known_as,
  concat(n.scheme_key, '|', n.known_as, '|', case when c.committees > 1 then coalesce(n.parent_key, '') else '' end) as unit
from named n join committees c on c.scheme_key = n.scheme_key and c.known_as = n.known_as;

drop table if exists handed_in;
create table handed_in as
select p.unit, p.scheme_key, c.file, c.branch, c.content, c.id, c.digest, c.party, c.total, c.rounds_first, c.path,
  case when c.id = 'row' or c.id like 'row:%' or c.id like 'party:%' then 1 else 0 end as is_primary,
  sum(case when c.id = 'row' or c.id like 'row:%' or c.id like 'party:%' then 1 else 0 end) over (partition by c.file, c.branch) as size,
  coalesce(c.modified, c.file_modified, '') as saved, coalesce(c.file_modified, '') as file_saved,
  case when c.party is null then 0 else 1 end as has_figures
from contents c join placed p on p.file = c.file and p.branch = c.branch;

-- Of each party's scores the newest version counts; versions that nothing tells apart leave their files out.
drop table if exists newest;
create table newest as
select * from (
  select h.*, rank() over (partition by unit, id order by saved desc, file_saved desc) as age
  from handed_in h where is_primary = 1
) aged where age = 1;

drop table if exists disputed;
create table disputed as
select unit, id from newest group by unit, id having count(distinct digest) > 1;

drop table if exists excluded;
create table excluded as
select distinct n.unit, n.file, n.branch from newest n join disputed d on d.unit = n.unit and d.id = n.id;

drop table if exists winners;
create table winners as
select unit, id, digest, content, file, branch, scheme_key, party, total, rounds_first, path from (
  select n.*, row_number() over (
    partition by n.unit, n.id
    order by n.has_figures desc, n.saved desc, n.file_saved desc, n.size desc, n.path, n.file, n.branch
  ) as merit
  from newest n left join excluded e on e.unit = n.unit and e.file = n.file and e.branch = n.branch
  where e.unit is null
) best where merit = 1;

-- What became of each version: taken, identical, superseded or conflict.
drop table if exists ruled;
create table ruled as
select h.unit, h.file, h.branch, h.id, w.file as kept,
  case
    when e.unit is not null then 'conflict'
    when w.file = h.file and w.branch = h.branch and w.content = h.content then 'taken'
    when w.digest = h.digest then 'identical'
    else 'superseded'
  end as ruling
from handed_in h
left join winners w on w.unit = h.unit and w.id = h.id
left join excluded e on e.unit = h.unit and e.file = h.file and e.branch = h.branch
where h.is_primary = 1;

-- Forms and confirmed vetoes go with the scores of their file.
drop table if exists standing;
create table standing as
select h.unit, h.file, h.branch from handed_in h
left join ruled r on r.unit = h.unit and r.file = h.file and r.branch = h.branch
group by h.unit, h.file, h.branch
having max(case when r.ruling = 'conflict' then 1 else 0 end) = 0
  and (max(case when r.ruling is not null then 1 else 0 end) = 0
    or max(case when r.ruling in ('taken', 'identical') then 1 else 0 end) = 1);

drop table if exists attached;
create table attached as
select unit, id, content, file, branch, scheme_key, rounds_first, path, digest from (
  select h.*, row_number() over (
    partition by h.unit, h.id order by h.saved desc, h.file_saved desc, h.size desc, h.path, h.file, h.branch
  ) as merit
  from handed_in h join standing s on s.unit = h.unit and s.file = h.file and s.branch = h.branch
  where h.is_primary = 0
) best where merit = 1;

drop table if exists replaced;
create table replaced as
select unit, file, branch, min(kept) as kept, max(case when ruling = 'conflict' then 1 else 0 end) as is_disputed
from ruled group by unit, file, branch;

-- The same of all contents, those that go with the scores included.
drop table if exists rulings;
create table rulings as
select unit, file, branch, id, kept, ruling from ruled
union all
select h.unit, h.file, h.branch, h.id,
  case when s.unit is null then r.kept else a.file end as kept,
  case
    when r.is_disputed = 1 then 'conflict'
    when s.unit is null then 'superseded'
    when a.file = h.file and a.branch = h.branch and a.content = h.content then 'taken'
    when a.digest = h.digest then 'identical'
    else 'superseded'
  end as ruling
from handed_in h
left join standing s on s.unit = h.unit and s.file = h.file and s.branch = h.branch
left join replaced r on r.unit = h.unit and r.file = h.file and r.branch = h.branch
left join attached a on a.unit = h.unit and a.id = h.id
where h.is_primary = 0;

drop table if exists taken;
create table taken as
select unit, scheme_key, id, content, file, branch, party, total, rounds_first, path from winners
union all
select unit, scheme_key, id, content, file, branch, null, null, rounds_first, path from attached;

-- A branch has a row of each kind of summary: the first that says a total stands for all.
drop table if exists first_rows;
create table first_rows as
select unit, total, party from (
  select t.*, row_number() over (partition by unit order by case when party is null then 1 else 0 end, id) as choice
  from taken t where id = 'row' or id like 'row:%'
) listed where choice = 1;

-- Totals: every weighted party's total times its share, rounded half up to 4 decimals once; never renormalised.
drop table if exists units;
create table units as
select t.unit, max(t.scheme_key) as scheme_key,
  max(case when t.rounds_first then 1 else 0 end) as rounds_first,
  max(case when t.id like 'party:%' and t.party is not null then 1 else 0 end) as is_scored,
  max(case when r.unit is null then 0 else 1 end) as has_row,
  max(r.total) as row_total,
  max(case when t.id = 'party:score' then t.total end) as only_total
from taken t left join first_rows r on r.unit = t.unit group by t.unit;

drop table if exists scheme_weights;
create table scheme_weights as
select scheme_key, count(*) as parties from rule_weights group by scheme_key;

drop table if exists weighted;
create table weighted as
select t.unit, sum(t.total * w.share) as total, count(t.total) as parties
from taken t join rule_weights w on w.scheme_key = t.scheme_key and w.party = t.party
where t.id like 'party:%' group by t.unit;

drop table if exists bands;
create table bands as
select scheme_key, max(number) as lowest, max(case when from_total is not null then 1 else 0 end) as has_bands
from rule_levels group by scheme_key;

drop table if exists totals;
create table totals as
select u.unit, u.scheme_key, u.rounds_first, u.is_scored, u.has_row, u.row_total,
  coalesce(s.parties, 0) as weights, coalesce(b.lowest, 0) as lowest, coalesce(b.has_bands, 0) as has_bands,
  case
    when s.parties is null and u.is_scored = 1 then cast(round(u.only_total, 4) as decimal(18, 6))
    when s.parties is null then cast(round(u.row_total, 4) as decimal(18, 6))
    when w.parties = s.parties then cast(round(w.total, 4) as decimal(18, 6))
  end as total
from units u
left join scheme_weights s on s.scheme_key = u.scheme_key
left join weighted w on w.unit = u.unit
left join bands b on b.scheme_key = u.scheme_key;

-- Vetoes: a category's score decides where the document says so (weighted, before that the self score), else a person.
drop table if exists category_scores;
create table category_scores as
select t.unit, c.category, sum(c.value * w.share) as total, count(c.value * w.share) as parties,
  max(case when t.party = 'self' then c.value end) as self_value
from taken t
join categories c on c.file = t.file and c.branch = t.branch and c.content = t.content
left join rule_weights w on w.scheme_key = t.scheme_key and w.party = t.party
where t.id like 'party:%' group by t.unit, c.category;

drop table if exists applied;
create table applied as
select t.unit, v.veto, v.level, v.is_proposal, 'computed' as decided_by
from totals t
join rule_vetoes v on v.scheme_key = t.scheme_key and v.category is not null
join category_scores c on c.unit = t.unit and c.category = v.category
where coalesce(case when c.parties = t.weights then cast(round(c.total, 4) as decimal(18, 6)) end, c.self_value) < v.below
union all
select t.unit, k.veto, v.level, coalesce(v.is_proposal, false), k.decided_by
from taken t
join ticks k on k.file = t.file and k.branch = t.branch and k.content = t.content and k.state = 'yes'
left join rule_vetoes v on v.scheme_key = t.scheme_key and v.veto = k.veto
where t.id = 'ticks' and v.category is null;

-- Levels by their numbers, 1 the best; a veto that the document does not name leads to the lowest.
drop table if exists worst;
create table worst as
select t.unit,
  max(case when not a.is_proposal then coalesce(l.number, t.lowest) end) as applied,
  max(case when not a.is_proposal and a.decided_by = 'person' then coalesce(l.number, t.lowest) end) as confirmed
from totals t
join applied a on a.unit = t.unit
left join rule_levels l on l.scheme_key = t.scheme_key and l.level = a.level
group by t.unit;

-- The authority's own words: results by no party or on the superior's sheet that no recorded change replaced;
-- where there is none, what the superior thinks. What any other party states is an opinion, whatever its sheet calls it.
drop table if exists statements;
create table statements as
select t.unit, l.number, s.level, s.replaces,
  case when s.party is null or s.is_result then 1 else 0 end as is_result
from taken t
join stated s on s.file = t.file and s.branch = t.branch and s.content = t.content
join rule_levels l on l.scheme_key = t.scheme_key and l.level = s.level
where s.party is null or s.party in ('review', 'score');

drop table if exists replaced_levels;
create table replaced_levels as
select distinct unit, replaces as level from statements where is_result = 1 and replaces <> level;

-- Contradicting final levels decide nothing.
drop table if exists final_levels;
create table final_levels as
select unit, min(number) as number, case when count(distinct number) > 1 then 1 else 0 end as is_contradicted
from (
  select unit, number, rank() over (partition by unit order by preference) as preferred_at from (
    select s.unit, s.number, case when s.is_result = 0 then 3 when r.unit is null then 1 else 2 end as preference
    from statements s left join replaced_levels r on r.unit = s.unit and r.level = s.level
  ) preferred
) best where preferred_at = 1 group by unit;

drop table if exists ranked;
create table ranked as
select t.*, w.applied, w.confirmed, coalesce(f.is_contradicted, 0) as is_contradicted,
  case when f.is_contradicted = 0 then f.number end as stated_final,
  case when t.has_bands = 1 and t.total is not null then coalesce(min(case
    when l.from_total <= case when t.rounds_first = 1 then cast(round(t.total, 0) as decimal(18, 6)) else t.total end then l.number
  end), t.lowest) end as banded,
  case when t.has_bands = 1 and t.row_total is not null then coalesce(min(case
    when l.from_total <= cast(round(t.row_total, 4) as decimal(18, 6)) then l.number
  end), t.lowest) end as row_banded
from totals t
left join worst w on w.unit = t.unit
left join final_levels f on f.unit = t.unit
left join rule_levels l on l.scheme_key = t.scheme_key and l.from_total is not null
group by t.unit, t.scheme_key, t.rounds_first, t.is_scored, t.has_row, t.row_total, t.weights, t.lowest, t.has_bands,
  t.total, w.applied, w.confirmed, f.is_contradicted, f.number;

drop table if exists computed;
create table computed as
select unit, scheme_key, is_scored, has_row, row_total, total, applied, is_contradicted, stated_final, row_banded,
  case
    when banded is not null then case when coalesce(applied, 0) > banded then applied else banded end
    when weights = 0 or has_bands = 0 then null
    else confirmed
  end as by_rules,
  case
    when banded is not null or (weights > 0 and has_bands = 1) or is_contradicted = 1 then null
    when coalesce(applied, 0) > coalesce(stated_final, 0) then applied
    else stated_final
  end as by_authority
from ranked;

-- A change that was recorded with its reason takes the place of the very level that it names; changes that contradict
-- each other change nothing.
drop table if exists changed_levels;
create table changed_levels as
select s.unit, b.number as before_number, min(s.number) as number
from statements s
join totals t on t.unit = s.unit
join rule_levels b on b.scheme_key = t.scheme_key and b.level = s.replaces
where s.is_result = 1
group by s.unit, b.number having count(distinct s.number) = 1;

drop table if exists decided;
create table decided as
select c.unit, c.scheme_key, c.is_scored, c.has_row, c.row_total, c.total, c.applied, c.is_contradicted, c.stated_final,
  c.row_banded, coalesce(c.by_authority, d.number, c.by_rules) as number
from computed c
left join changed_levels d on d.unit = c.unit and d.before_number = c.by_rules;

-- A branch known only from a summary is on the level that the summary states, else on that of its total there.
drop table if exists level_numbers;
create table level_numbers as
select unit, scheme_key,
  case when is_scored = 0 and has_row = 1 then coalesce(row_total, total) else total end as total,
  case
    when is_scored = 1 or has_row = 0 then number
    when is_contradicted = 1 then null
    when applied is not null then coalesce(number, stated_final, row_banded)
    else coalesce(stated_final, number, row_banded)
  end as number
from decided;

drop table if exists unit_names;
create table unit_names as
select p.unit, max(b.scheme) as scheme, max(b.parent) as parent, max(b.type) as type, max(b.name) as name,
  max(b.name_key) as name_key, count(distinct b.file) as files
from placed p
join branches b on b.file = p.file and b.branch = p.branch
join standing s on s.unit = p.unit and s.file = p.file and s.branch = p.branch
group by p.unit;

-- The result: one line for each branch, its final level null while it has none.
drop table if exists graded;
create table graded as
select n.unit, v.scheme_key, n.scheme, n.name, n.name_key, n.parent, n.type, n.files, v.total, v.number, l.level
from level_numbers v
join unit_names n on n.unit = v.unit
left join rule_levels l on l.scheme_key = v.scheme_key and l.number = v.number;
