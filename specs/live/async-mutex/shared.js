// A mutex at module scope around a read and a write.
import { Mutex } from "async-mutex";

const mutex = new Mutex();

export default {
  async fetch(request, env) {
    return await mutex.runExclusive(async () => {
      const count = Number(await env.STORE.get("count")) + 1;
      await env.STORE.put("count", String(count));
      return new Response(String(count));
    });
  },
};
