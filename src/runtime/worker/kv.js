// A binding in the shape of KV: every operation is a held call and takes effect when that completes.
// A module of its own because it uses nothing but what every module that makes a binding is given.
const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function typed(value, type) {
  if (value === null) return null;
  switch (type) {
    case "json": return JSON.parse(value);
    case "arrayBuffer": return new TextEncoder().encode(value).buffer;
    case "stream": return new Response(value).body;
    default: return value;
  }
}

async function textOf(value) {
  return typeof value === "string" ? value : await new Response(value).text();
}

export default ({ name, options, call }) => {
  const store = new Map(
    Object.entries(options).map(([key, value]) => [key, { value: text(value), metadata: null }]));

  const typeOf = (wanted) => (typeof wanted === "string" ? wanted : wanted?.type) ?? "text";
  const entry = (key) => store.get(key) ?? { value: null, metadata: null };

  async function many(keys, make) {
    await call(`${name}.get`);
    return new Map(keys.map((key) => [key, make(key)]));
  }

  return {
    async get(key, wanted) {
      const type = typeOf(wanted);
      if (Array.isArray(key)) return many(key, (one) => typed(entry(one).value, type));
      await call(`${name}.get`);
      return typed(entry(key).value, type);
    },
    async getWithMetadata(key, wanted) {
      const type = typeOf(wanted);
      const make = (one) => {
        const { value, metadata } = entry(one);
        return { value: typed(value, type), metadata, cacheStatus: null };
      };
      if (Array.isArray(key)) return many(key, make);
      await call(`${name}.get`);
      return make(key);
    },
    async put(key, value, { metadata = null } = {}) {
      const written = await textOf(value);
      await call(`${name}.put`);
      store.set(String(key), { value: written, metadata });
    },
    async delete(key) {
      await call(`${name}.delete`);
      store.delete(key);
    },
    async list({ prefix = "", limit = 1000, cursor = "0" } = {}) {
      await call(`${name}.list`);
      const names = [...store.keys()].filter((key) => key.startsWith(prefix)).sort();
      const begin = Number(cursor);
      const keys = names.slice(begin, begin + limit).map((key) => {
        const { metadata } = entry(key);
        return metadata === null ? { name: key } : { name: key, metadata };
      });
      const next = begin + keys.length;
      return next < names.length
        ? { keys, list_complete: false, cursor: String(next), cacheStatus: null }
        : { keys, list_complete: true, cacheStatus: null };
    },
  };
};
