export { guestSignInLoader as default } from './signIn';
