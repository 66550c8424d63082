import { planMove } from './planStack';
import { memoryTree } from './tree';
import { terraform, withTerraform } from './__testUtils__/plans';

const FILE = 'stacks/a/main.tf';
const treeOf = (text: string) => memoryTree(new Map([[FILE, text]]));

withTerraform('planning an edit of a stack', () => {
  it('tells what goes, also of types that the files no longer have', async () => {
    const run = await planMove({
      before: treeOf(
        'resource "aws_sqs_queue" "a" {\n  name = "a"\n}\nresource "aws_ecs_cluster" "b" {\n  name = "b"\n}\n',
      ),
      tree: treeOf(
        'resource "aws_sqs_queue" "a" {\n  name          = "a"\n  delay_seconds = 5\n}\n',
      ),
      ...{ folder: 'stacks/a', trusted: true, terraformPath: terraform?.path },
    });
    expect(run).toMatchObject({
      status: 'planned',
      summary: { counts: { add: 0, change: 1, destroy: 1 } },
    });
  }, 60_000);
});
