import { centersIn } from './costCenters';

describe('cost centers of a Terraform file', () => {
  it('are the literal values of the tag, wherever tags stand', () => {
    const text = `
provider "aws" {
  default_tags {
    tags = {
      CostCenter = "CC-1"
      Other      = "CC-9"
    }
  }
}
locals {
  tags = merge({ "CostCenter" = "CC-2" }, var.tags)
  same = { CostCenter = "CC-1" }
}
`;
    expect(centersIn(text)).toEqual(['CC-1', 'CC-2']);
  });

  it.each([
    ['a reference', 'locals {\n  tags = { CostCenter = var.center }\n}\n'],
    ['an interpolation', 'locals {\n  tags = { CostCenter = "CC-${x}" }\n}\n'],
    ['a comment', '# CostCenter = "CC-1"\n'],
    ['no text', 'locals {\n  tags = { CostCenter = "" }\n}\n'],
    ['a broken file', 'locals {\n  tags = { CostCenter = "CC-1"\n'],
  ])('are none for %s', (_, text) => {
    expect(centersIn(text)).toEqual([]);
  });
});
