import { expandFiles } from './__testUtils__/expandFiles';

const TASK = `
  variable "name" { type = string }
  variable "sizes" {
    type    = map(number)
    default = {}
  }
  resource "aws_ecs_task_definition" "this" {
    family = var.name
    cpu    = lookup(var.sizes, "cpu", 256)
  }
  locals { arn = aws_ecs_task_definition.this.arn }
  output "arn" { value = local.arn }
  output "family" { value = aws_ecs_task_definition.this.family }
  output "all" { value = { task = { arn = local.arn }, name = var.name } }
`;

describe('modules', () => {
  it('pass values in and out', async () => {
    const { byAddress, problems } = await expandFiles({
      'stack/main.tf': `
        module "task" {
          source = "../task"
          name   = "api"
          sizes  = { cpu = "512" }
        }
        resource "aws_ecs_service" "x" { name = module.task.family }`,
      'task/main.tf': TASK,
    });
    expect(problems).toEqual([]);
    expect(byAddress['aws_ecs_service.x'].values.name).toBe('api');
    expect(
      byAddress['module.task.aws_ecs_task_definition.this'].values,
    ).toMatchObject({ family: 'api', cpu: 512 });
  });

  it('may be several', async () => {
    const { byAddress, problems } = await expandFiles({
      'stack/main.tf': `
        module "each" {
          for_each = { a = 1, b = 2 }
          source   = "../task"
          name     = "\${each.key}\${each.value}"
        }
        module "two" {
          count  = 2
          source = "../task"
          name   = "n\${count.index}"
        }
        module "none" {
          count  = 0
          source = "../missing"
        }
        resource "aws_ecs_service" "x" {
          name  = module.each["b"].family
          names = [for each in module.each : each.family]
          all   = module.two[*].family
          one   = module.each["a"].arn
          two   = module.two[*].arn
          first = module.two[0].all.task.arn
        }`,
      'task/main.tf': TASK,
    });
    expect(problems).toEqual([]);
    const address = (key: string) =>
      `module.${key}.aws_ecs_task_definition.this`;
    expect(byAddress[address('each["b"]')].values.family).toBe('b2');
    expect(byAddress['aws_ecs_service.x']).toMatchObject({
      values: { name: 'b2', names: ['a1', 'b2'], all: ['n0', 'n1'] },
      links: {
        one: [address('each["a"]')],
        two: [address('two[0]'), address('two[1]')],
        first: [address('two[0]')],
      },
    });
  });

  it('are followed to the resource that a value comes from', async () => {
    const { byAddress } = await expandFiles({
      'stack/main.tf': `
        module "task" {
          source = "../task"
          name   = "api"
        }
        module "service" {
          source = "../service"
          inputs = {
            api = { task = module.task.all.task.arn, role = aws_iam_role.x.arn }
            job = { task = aws_iam_role.x.arn, role = null }
          }
        }
        resource "aws_iam_role" "x" {}`,
      'task/main.tf': TASK,
      'service/main.tf': `
        variable "inputs" { type = map(object({ task = string, role = string })) }
        resource "aws_ecs_service" "this" {
          for_each        = { for key, each in var.inputs : key => each if key == "api" }
          task_definition = each.value.task
        }
        resource "aws_ecs_service" "direct" {
          for_each        = var.inputs
          task_definition = each.value.task
          role            = var.inputs[each.key].role
          other           = true ? var.inputs.api.task : aws_ecs_service.this["api"].id
          launch_template { id = try(var.inputs["api"].role, null) }
        }`,
    });
    const task = 'module.task.aws_ecs_task_definition.this';
    const service = (key: string) =>
      byAddress[`module.service.aws_ecs_service.direct["${key}"]`];
    expect(service('api').links).toEqual({
      task_definition: [task],
      role: ['aws_iam_role.x'],
      other: [task],
      'launch_template.id': ['aws_iam_role.x'],
    });
    expect(service('job').links).toMatchObject({
      task_definition: ['aws_iam_role.x'],
    });
    // What a for expression makes of a map cannot be told apart by its keys.
    expect(
      byAddress['module.service.aws_ecs_service.this["api"]'].links
        .task_definition,
    ).toContain(task);
  });

  it.each([
    ['registry', 'terraform-aws-modules/vpc/aws', 'none of the known'],
    ['outside', '../../m', 'leads out of the repository'],
    ['missing', '../m', 'm has no files of Terraform'],
    ['itself', './', 'calls itself'],
    ['computed', '${path.module}/m', 'is not a literal string'],
  ])('that are not there are problems: %s', async (_, source, message) => {
    const { addresses, byAddress, problems } = await expandFiles(`
      module "m" { source = "${source}" }
      resource "aws_a" "x" { name = module.m.name }
    `);
    expect(problems).toEqual([
      { address: 'module.m', message: expect.stringContaining(message) },
    ]);
    expect(addresses).toEqual(['aws_a.x']);
    expect(byAddress['aws_a.x'].unknown).toEqual(['name']);
  });

  it('tell of values that their variables do not take', async () => {
    const { problems } = await expandFiles({
      'stack/main.tf':
        'module "m" {\n  source = "../m"\n  n = "x"\n}\nmodule "o" { source = "../m" }',
      'm/main.tf':
        'variable "n" { type = number }\nresource "aws_a" "x" { n = var.n }',
    });
    expect(problems).toEqual([
      { address: 'module.m.var.n', message: 'a number is required' },
      { address: 'module.o.var.n', message: 'a value is required' },
    ]);
  });

  it('that call each other in many ways are bounded', async () => {
    const files: Record<string, string> = {};
    for (let level = 0; level < 18; level++) {
      files[`m${level}/main.tf`] = ['a', 'b']
        .map(name => `module "${name}" { source = "../m${level + 1}" }`)
        .join('\n');
    }
    files['m18/main.tf'] = 'resource "aws_a" "x" {}';
    const { problems } = await expandFiles(files, { folder: 'm0' });
    expect(problems[0].message).toContain('more than 2000 modules');
  });
});
