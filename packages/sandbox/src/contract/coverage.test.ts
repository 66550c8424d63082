import { Contract, startSandbox } from '../testing';

/** The same operations with an empty last parameter, which clients send. */
const beyond = [
  'GET /repos/{}/{}/contents',
  'GET /repos/{}/{}/tarball',
  'GET /repos/{}/{}/zipball',
];

/** Names of parameters are ours to choose. */
const plain = (name: string) => name.replace(/[:*]\w+|\{\w+\}/g, '{}');

it('serves what the description names, and nothing that it does not', async () => {
  const served: string[] = [];
  const sandbox = await startSandbox({
    onRoute: (method, path) => served.push(plain(`${method} ${path}`)),
  });
  await sandbox.close();
  const described = new Contract().operations.map(plain);
  const unknown = served.filter(name => !described.includes(name));
  expect(unknown.sort()).toEqual(beyond);
  // A line too much in operations.txt makes everybody's checkout larger.
  expect(described.filter(name => !served.includes(name))).toEqual([]);
});
