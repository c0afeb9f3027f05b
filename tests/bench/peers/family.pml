/* The reference family for SPIN: N requests, R rounds, D disconnects; -DMICROTASK for the variant
 * that flushes in the turn that fills the queue. README.md tells what is abstracted. A request in a
 * round has one job, which is in the queue, or in the batch of a call, or settled. */
#ifndef N
#define N 2
#endif
#ifndef R
#define R 2
#endif
#ifndef D
#define D 1
#endif

#define TO_ARRIVE 0 /* 1 to R: in that round */
#define DEAD (R + 1)
#define LIVE(a) (phase[a] >= 1 && phase[a] <= R)

#define NOWHERE 0
#define QUEUE 1
#define BATCH(owner) (2 + (owner))

byte phase[N];
bit timer[N];   /* it will flush the queue */
bit call[N];    /* its call for a batch is in flight */
bit settled[N]; /* by another request, and it has not gone on yet */
byte place[N];  /* of its job */
byte rank[N];   /* of its job in that place, from 0 */
bit scheduled;
byte disconnects = D;

hidden byte i, k, own; /* used within steps only */

/* What was seen is no part of the state; it is told when the program ends. */
c_decl {
  static unsigned long hung, dead_settle;
  __attribute__((destructor)) static void tell(void) {
    printf("violated:%s%s\n", dead_settle ? " dead-settle" : "", hung ? " hung" : "");
  }
}

inline flush(a) {
  for (i : 0 .. N - 1) {
    if
    :: place[i] == QUEUE -> place[i] = BATCH(a)
    :: else
    fi
  }
  call[a] = 1
}

inline push(a) {
  k = 0;
  for (i : 0 .. N - 1) {
    if
    :: place[i] == QUEUE -> k++
    :: else
    fi
  }
  place[a] = QUEUE;
  rank[a] = k;
#ifdef MICROTASK
  flush(a)
#else
  if
  :: !scheduled -> scheduled = 1; timer[a] = 1
  :: else
  fi
#endif
}

/* Its timer and its call are cancelled, and nobody can settle the jobs of its batch any more. */
inline die(a) {
  phase[a] = DEAD;
  timer[a] = 0;
  call[a] = 0;
  settled[a] = 0;
  for (i : 0 .. N - 1) {
    if
    :: place[i] == BATCH(a) -> place[i] = NOWHERE; rank[i] = 0
    :: else
    fi
  }
}

inline go_on(a) {
  if
  :: phase[a] < R -> phase[a]++; push(a)
  :: else -> die(a)
  fi
}

inline settle_batch(a) {
  call[a] = 0;
  own = 0;
  for (i : 0 .. N - 1) {
    if
    :: place[i] == BATCH(a) ->
         place[i] = NOWHERE;
         rank[i] = 0;
         if
         :: i == a -> own = 1
         :: i != a && LIVE(i) -> settled[i] = 1
         :: i != a && !LIVE(i) -> c_code { dead_settle++; }
         fi
    :: else
    fi
  }
}

/* A step must not end with a loop, hence `skip`. */
#define EVENTS_OF(a)                                                              \
  :: d_step { phase[a] == TO_ARRIVE -> phase[a] = 1; push(a); skip }              \
  :: d_step { timer[a] -> timer[a] = 0; scheduled = 0; flush(a); skip }           \
  :: d_step { call[a] -> settle_batch(a); if :: own -> go_on(a) :: else fi; skip } \
  :: d_step { settled[a] -> settled[a] = 0; go_on(a); skip }                      \
  :: d_step { LIVE(a) && !timer[a] && !call[a] && !settled[a] ->                  \
              c_code { hung++; }; die(a); skip }                                  \
  :: d_step { LIVE(a) && disconnects > 0 -> disconnects--; die(a); skip }

active proctype isolate() {
end:
  do
  EVENTS_OF(0)
#if N > 1
  EVENTS_OF(1)
#endif
#if N > 2
  EVENTS_OF(2)
#endif
#if N > 3
  EVENTS_OF(3)
#endif
#if N > 4
  EVENTS_OF(4)
#endif
#if N > 5
  EVENTS_OF(5)
#endif
#if N > 6
  EVENTS_OF(6)
#endif
#if N > 7
  EVENTS_OF(7)
#endif
  od
}
