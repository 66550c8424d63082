import { sampleObjective } from '../testing/samples';
import { objectivesCsv } from './csv';

it('leaves empty what is not known, and lets no text become a formula', async () => {
  const objective = sampleObjective(
    'api',
    { sli: undefined, budgetLeft: 0, burn: {} },
    { service: '=HYPERLINK("x")' },
  );
  const [titles, row] = (await objectivesCsv([objective]).text()).split('\r\n');
  expect(titles.split(',').slice(0, 3)).toEqual(['id', 'product', 'service']);
  expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  expect(row).toContain(',0.999,2592000s,occurrences,ok,,,0,,,');
});
