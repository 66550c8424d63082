import { startSandbox } from './startSandbox';

// What OwnProcessSandbox starts: a sandbox with people in it, in a folder.
const [data] = process.argv.slice(2);

async function main() {
  const { url } = await startSandbox({ data });
  process.send!({ url });
}

// Nothing in it outlives the test.
process.on('disconnect', () => process.exit());
main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
