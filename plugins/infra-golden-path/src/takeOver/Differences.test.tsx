import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { Differences } from './Differences';

const place = { address: 'aws_ecr_repository.app', argument: 'tags' };

it('shows of long values the lines that differ, and what is not set', async () => {
  await renderInTestApp(
    <Differences
      differences={[
        {
          ...place,
          stack: '{\n  A = 1\n  B = 2\n}',
          module: '{\n  A = 1\n  B = 3\n}',
        },
        { ...place, argument: 'name', module: '"app"' },
      ]}
    />,
  );
  const [long, short] = screen.getAllByRole('listitem');
  expect(long).toHaveTextContent(
    /^aws_ecr_repository.app.tags:− B = 2\+ B = 3$/,
  );
  expect(short).toHaveTextContent(/not set → "app"$/);
});
