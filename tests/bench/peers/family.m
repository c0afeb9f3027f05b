-- The reference family for rumur: N requests, R rounds, D disconnects, and whether it is the
-- variant that flushes in the turn that fills the queue; scripts/bench sets the four numbers.
-- README.md tells what is abstracted. A request in a round has one job, which is in the queue, or
-- in the batch of a call, or settled.
const
  N: 2;
  R: 2;
  D: 1;
  Microtask: 0;

type
  Request: scalarset(N);
  Phase: 0 .. R + 1;  -- to arrive, in a round, dead
  Place: enum { Nowhere, Queue, Batch };
  Rank: 0 .. N - 1;

var
  phase: array[Request] of Phase;
  timer: array[Request] of boolean;    -- it will flush the queue
  call: array[Request] of boolean;     -- its call for a batch is in flight
  settled: array[Request] of boolean;  -- by another request, and it has not gone on yet
  place: array[Request] of Place;      -- of its job
  rank: array[Request] of Rank;        -- of its job in that place, from 0
  caller: array[Request] of Request;   -- whose batch its job is in
  scheduled: boolean;
  disconnects: 0 .. D;

function is_live(a: Request): boolean;
begin
  return 1 <= phase[a] & phase[a] <= R;
end;

function hangs(a: Request): boolean;
begin
  return is_live(a) & !timer[a] & !call[a] & !settled[a];
end;

function is_in_batch(job: Request; a: Request): boolean;
begin
  return place[job] = Batch & caller[job] = a;
end;

procedure remove(job: Request);
begin
  place[job] := Nowhere;
  rank[job] := 0;
  undefine caller[job];
end;

procedure flush(a: Request);
begin
  for job: Request do
    if place[job] = Queue then
      place[job] := Batch;
      caller[job] := a;
    end;
  end;
  call[a] := true;
end;

procedure push(a: Request);
var last: 0 .. N;
begin
  last := 0;
  for job: Request do
    if place[job] = Queue then last := last + 1; end;
  end;
  place[a] := Queue;
  rank[a] := last;
  if Microtask = 1 then
    flush(a);
  elsif !scheduled then
    scheduled := true;
    timer[a] := true;
  end;
end;

-- Its timer and its call are cancelled, and nobody can settle the jobs of its batch any more.
procedure die(a: Request);
begin
  phase[a] := R + 1;
  timer[a] := false;
  call[a] := false;
  settled[a] := false;
  for job: Request do
    if is_in_batch(job, a) then remove(job); end;
  end;
end;

procedure go_on(a: Request);
begin
  if phase[a] < R then
    phase[a] := phase[a] + 1;
    push(a);
  else
    die(a);
  end;
end;

startstate begin
  for a: Request do
    phase[a] := 0;
    timer[a] := false;
    call[a] := false;
    settled[a] := false;
    remove(a);
  end;
  scheduled := false;
  disconnects := D;
end;

ruleset a: Request do
  rule "arrives" phase[a] = 0 ==>
  begin
    phase[a] := 1;
    push(a);
  end;

  rule "its timer fires" timer[a] ==>
  begin
    timer[a] := false;
    scheduled := false;
    flush(a);
  end;

  rule "its call completes" call[a] ==>
  var own: boolean;
  begin
    own := false;
    call[a] := false;
    for job: Request do
      if is_in_batch(job, a) then
        remove(job);
        if job = a then
          own := true;
        elsif is_live(job) then
          settled[job] := true;
        end;
      end;
    end;
    if own then go_on(a); end;
  end;

  rule "goes on" settled[a] ==>
  begin
    settled[a] := false;
    go_on(a);
  end;

  rule "is cancelled as hung" hangs(a) ==>
  begin
    die(a);
  end;

  rule "its client disconnects" is_live(a) & disconnects > 0 ==>
  begin
    disconnects := disconnects - 1;
    die(a);
  end;
end;

-- States in which the next event violates the property.
cover "hung" exists a: Request do hangs(a) end;
cover "dead-settle"
  exists a: Request do
    exists job: Request do call[a] & is_in_batch(job, a) & phase[job] = R + 1 end
  end;
