-- Roll-ups over `graded` of grading.sql, the same in every engine.

-- levels: branches and their share of all branches, by scheme and level; ungraded ones are a line of their own.
select g.scheme, coalesce(g.level, 'ungraded') as level, count(*) as branches,
  round(100.0 * count(*) / max(a.branches), 1) as percent
from graded g
join (select scheme, count(*) as branches from graded group by scheme) a on a.scheme = g.scheme
group by g.scheme, coalesce(g.level, 'ungraded'), g.number
order by g.scheme, coalesce(g.number, 99);

-- parents: the same by 所属党委, the roster's where it lists the branch. Table roster: name, name_key, parent.
select g.scheme, coalesce(r.parent, g.parent, '') as parent, coalesce(g.level, 'ungraded') as level, count(*) as branches
from graded g left join roster r on r.name_key = g.name_key
group by g.scheme, coalesce(r.parent, g.parent, ''), coalesce(g.level, 'ungraded'), g.number
order by scheme, parent, coalesce(g.number, 99);

-- missing: who is on the roster and handed nothing in.
select r.name from roster r
left join (select distinct name_key from branches) b on b.name_key = r.name_key
where b.name_key is null
order by r.name;

-- duplicates: files that another file makes superfluous, by branch.
select unit, file, case when is_older = 1 then 'superseded' else 'identical' end as reason from (
  select unit, file,
    max(case when ruling = 'taken' then 1 else 0 end) as adds,
    max(case when ruling = 'superseded' and kept <> file then 1 else 0 end) as is_older,
    max(case when ruling = 'identical' and kept <> file then 1 else 0 end) as is_repeated
  from rulings group by unit, file
) handed
where is_older = 1 or (adds = 0 and is_repeated = 1)
order by unit, file;

-- conflicts: versions of one branch that nothing tells apart; none of them counts.
select unit, count(distinct file) as files from excluded group by unit order by unit;

-- promotions: against an earlier round, kept before its lines were replaced: create table earlier as select * from graded.
select scheme, change, count(*) as branches from (
  select coalesce(g.scheme, e.scheme) as scheme,
    case
      when e.unit is null then 'new'
      when g.unit is null then 'gone'
      when g.number is null or e.number is null then 'ungraded'
      when g.number < e.number then 'promoted'
      when g.number > e.number then 'lowered'
      else 'unchanged'
    end as change
  from graded g full outer join earlier e on e.unit = g.unit
) pairs
group by scheme, change
order by scheme, change;

-- overdue: problems whose last day is past: of ledgers (else of the list that a lower merge made of them) those that are
-- stated to be open, which is what a merge counts; of branches without either those of the forms, `unstated`: nobody
-- says whether they are closed. Table today: day (ISO text).
select s.scheme, coalesce(s.parent, '') as parent,
  sum(case when s.source < 3 then 1 else 0 end) as problems,
  sum(case when s.source = 3 then 1 else 0 end) as unstated,
  count(distinct s.unit) as branches
from (
  select n.scheme, n.parent, n.unit, p.due, p.is_closed, c.source, min(c.source) over (partition by c.unit) as best
  from (
    select unit, file, branch, content,
      case when id = 'form:dingji/ledger' then 1 when id = 'form:dingji/rectification-summary' then 2 else 3 end as source
    from taken
  ) c
  join problems p on p.file = c.file and p.branch = c.branch and p.content = c.content
  join unit_names n on n.unit = c.unit
) s
join today d on s.due < d.day
where s.source = s.best and (s.source = 3 or s.is_closed = false)
group by s.scheme, coalesce(s.parent, '')
order by scheme, parent;

-- unreadable: files that nobody could read, by reason.
select error_code, count(*) as files from files where status = 'unreadable' group by error_code order by error_code;

-- findings: what is wrong, by severity and rule.
select severity, code, count(*) as places, count(distinct file) as files
from findings group by severity, code order by severity, places desc, code;
