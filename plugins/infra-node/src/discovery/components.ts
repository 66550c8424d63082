type Links = ReadonlyMap<string, readonly string[]>;

/** Each name after all those that it leads to, where there is no circle. */
function postorder(links: Links): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const waiting = [...links.keys()].map(name => ({ name, isDone: false }));
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { name, isDone } = step;
    if (isDone) order.push(name);
    if (isDone || seen.has(name)) continue;
    seen.add(name);
    waiting.push({ name, isDone: true });
    for (const other of links.get(name) ?? []) {
      waiting.push({ name: other, isDone: false });
    }
  }
  return order;
}

function reversed(links: Links): Map<string, string[]> {
  const back = new Map<string, string[]>();
  for (const [name, others] of links) {
    for (const other of others) {
      const known = back.get(other);
      if (known) known.push(name);
      else back.set(other, [name]);
    }
  }
  return back;
}

/**
 * Numbers names so that two have one number when each leads to the other
 * (Kosaraju's algorithm). A link between two names of one number is part of a
 * circle.
 */
export function componentsOf(links: Links): Map<string, number> {
  const back = reversed(links);
  const found = new Map<string, number>();
  for (const start of postorder(links).reverse()) {
    if (found.has(start)) continue;
    const component = found.size;
    const waiting = [start];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue;
      found.set(name, component);
      waiting.push(...(back.get(name) ?? []));
    }
  }
  return found;
}
