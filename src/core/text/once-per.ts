/** What `compute` gives for an object, worked out when it is first asked for, as long as the object lives. */
export function oncePer<Key extends WeakKey, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { result: compute(key) }));
    return found.result;
  };
}
