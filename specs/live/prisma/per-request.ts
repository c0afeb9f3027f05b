// The fix: a Prisma client for every request.
import { PrismaD1 } from "@prisma/adapter-d1";
import { PrismaClient } from "@prisma/client";

interface Env {
  DB: ConstructorParameters<typeof PrismaD1>[0];
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const prisma = new PrismaClient({ adapter: new PrismaD1(env.DB) });
    const user = prisma.user.findUnique({ where: { id: 1 } });
    if (new URL(request.url).pathname === "/forget") {
      user.then(() => {}, () => {}); // starts the query and does not wait for it
      return new Response("started");
    }
    return new Response((await user)?.name ?? "nobody");
  },
};
