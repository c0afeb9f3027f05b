// A DataLoader at module scope, whose batches wait for a timer.
import DataLoader from "dataloader";

const users = new DataLoader(
  async (keys) => {
    const response = await fetch(`https://api.test/users?ids=${keys.join(",")}`);
    const names = await response.json();
    return keys.map((key) => names[key]);
  },
  { batchScheduleFn: (dispatch) => setTimeout(dispatch, 5), cache: false });

export default {
  async fetch(request) {
    const id = new URL(request.url).pathname.slice(1);
    return new Response(await users.load(id));
  },
};
