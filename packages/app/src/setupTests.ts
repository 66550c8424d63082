import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A machine that does other work as well must not fail the tests.
configure({ asyncUtilTimeout: 20_000 });
