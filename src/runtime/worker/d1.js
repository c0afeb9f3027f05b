// A binding in the shape of D1: every query is a held call, its rows are canned by patterns of SQL. A
// module of its own because it uses nothing but what every module that makes a binding is given.
import { globOf } from "ctxcheck-live";

const squeezed = (sql) => String(sql).trim().replace(/\s+/g, " ");

const nothing = { duration: 0, changes: 0, last_row_id: 0, changed_db: false, rows_read: 0 };

export default ({ name, options, call }) => {
  const canned = options.map((result) => ({
    ...result,
    matches: globOf(squeezed(result.sql), "i"),
  }));

  const resultOf = (sql) => canned.find((result) => result.matches.test(squeezed(sql))) ?? {};
  const nameOf = (sql) =>
    resultOf(sql).name ?? `${name}.${squeezed(sql).split(/\W/, 1)[0].toLowerCase() || "query"}`;

  // One call for one or several statements, as D1 makes it.
  async function send(called, statements) {
    const body = JSON.stringify(statements.map(({ sql }) => {
      const { rows = [], columns, changes = 0, last_row_id = 0, error } = resultOf(sql);
      return {
        error,
        rows,
        columns: columns ?? Object.keys(rows[0] ?? {}),
        meta: { ...nothing, changes, last_row_id, changed_db: changes > 0,
                rows_read: rows.length },
      };
    }));
    const failure = "D1_ERROR: Network connection lost.";
    const response = await call(called, { body, failure });
    const answers = await response.json();
    const failed = answers.find((answer) => answer.error !== undefined);
    if (failed) throw new Error(`D1_ERROR: ${failed.error}`);
    return answers;
  }

  const shaped = ({ rows, meta }) => ({ success: true, meta, results: rows });

  class Statement {
    constructor(sql, values) {
      this.statement = sql;
      this.params = values;
      this.sql = sql;
    }
    bind(...values) {
      return new Statement(this.sql, values);
    }
    async answer() {
      const [answer] = await send(nameOf(this.sql), [this]);
      return answer;
    }
    async first(column) {
      const { rows } = await this.answer();
      if (rows.length === 0) return null;
      if (column === undefined) return rows[0];
      if (!(column in rows[0])) throw new Error(`D1_COLUMN_NOTFOUND: ${column}`);
      return rows[0][column];
    }
    async all() {
      return shaped(await this.answer());
    }
    async run() {
      return shaped(await this.answer());
    }
    async raw({ columnNames = false } = {}) {
      const { rows, columns } = await this.answer();
      const values = rows.map((row) => columns.map((column) => row[column] ?? null));
      return columnNames ? [columns, ...values] : values;
    }
  }

  return {
    prepare: (sql) => new Statement(sql, []),
    async batch(statements) {
      return (await send(`${name}.batch`, statements)).map(shaped);
    },
    async exec(sql) {
      const statements = String(sql).split("\n").filter((line) => line.trim() !== "");
      await send(`${name}.exec`, statements.map((line) => ({ sql: line })));
      return { count: statements.length, duration: 0 };
    },
    withSession() {
      return Object.assign(Object.create(this), { getBookmark: () => null });
    },
  };
};
