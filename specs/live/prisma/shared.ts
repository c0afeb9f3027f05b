// A Prisma client at module scope, which all requests share: queries that start in the same tick are
// sent as one.
import { PrismaD1 } from "@prisma/adapter-d1";
import { PrismaClient } from "@prisma/client";
import { env } from "cloudflare:workers";

const prisma = new PrismaClient({ adapter: new PrismaD1(env.DB) });

export default {
  async fetch(request: Request): Promise<Response> {
    const user = prisma.user.findUnique({ where: { id: 1 } });
    if (new URL(request.url).pathname === "/forget") {
      user.then(() => {}, () => {}); // starts the query and does not wait for it
      return new Response("started");
    }
    return new Response((await user)?.name ?? "nobody");
  },
};
