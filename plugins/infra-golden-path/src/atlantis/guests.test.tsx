import { screen } from '@testing-library/react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { open } from '../testing/requestPages';
import { sampleRequest } from '../testing/sampleRequest';

// In a file of its own: answers about permissions are kept between tests.
it('explains to guests what they could do', async () => {
  const authorize = async () => ({ result: 'DENY' });
  await open(sampleRequest({ atlantis: { executable: 'atlantis' } }), {
    apis: [[permissionApiRef, { authorize }]],
  });
  expect(
    await screen.findByText('You cannot ask Atlantis from here'),
  ).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Plan again' })).toBeNull();
});
