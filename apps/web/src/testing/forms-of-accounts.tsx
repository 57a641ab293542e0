import { call } from '../api/client.js';
import { AskForEmail } from '../features/account/ask-for-email.js';
import { ChangePassword } from '../features/account/change-password.js';
import { CodeForm } from '../features/account/code-form.js';
import { AskForLink } from '../features/account/forgotten.js';
import { LinkScreen } from '../features/account/link-screen.js';
import { NewToken } from '../features/account/new-token.js';
import { Profile } from '../features/account/profile.js';
import { SignInForm } from '../features/account/sign-in-form.js';
import { WebhookForm } from '../features/account/webhook-form.js';
import { AccountCare } from '../features/people/account-care.js';
import { EmailOf } from '../features/people/email-of.js';
import { GiveGrant } from '../features/people/give-grant.js';
import { Invite } from '../features/people/invite.js';
import { OrganisationForm } from '../features/people/organisation-form.js';
import { nothing, account, person } from './form.js';
import type { Form } from './form.js';

/** Forms of the ways in, the own account, and people. */
export const formsOfAccounts: readonly Form[] = [
  {
    name: 'the sign-in',
    file: 'account/sign-in-form.tsx',
    form: <SignInForm onDone={nothing} />,
    typed: { 'E-mail': 'officer@sindh.example', Password: 'seven unrelated herons' },
    send: 'Sign in',
  },
  {
    name: 'the second factor',
    file: 'account/code-form.tsx',
    form: <CodeForm send={(code) => call('showSecondFactor', { body: { code } })} onDone={nothing} />,
    typed: { Code: '123456' },
    send: 'Continue',
  },
  {
    name: 'a forgotten password',
    file: 'account/forgotten.tsx',
    form: <AskForLink lead="Write your e-mail." />,
    typed: { 'E-mail': 'officer@sindh.example' },
    send: 'Send the link',
  },
  {
    name: 'the password chosen after a link',
    file: 'account/link-screen.tsx',
    form: <LinkScreen />,
    typed: { 'New password': 'seven unrelated herons' },
    send: 'Set the password',
  },
  {
    name: 'the profile',
    file: 'account/profile.tsx',
    form: <Profile account={account} />,
    typed: { Name: 'Amna Siddiqui, Karachi' },
    send: 'Save',
  },
  {
    name: 'another mail address',
    file: 'account/ask-for-email.tsx',
    form: <AskForEmail account={account} onClose={nothing} />,
    typed: { 'New e-mail address': 'amna@sindh.example', 'Present password': 'tarmeem-evaluation' },
    send: 'Send the link',
  },
  {
    name: 'a new password',
    file: 'account/change-password.tsx',
    form: <ChangePassword hasPassword />,
    typed: { 'Present password': 'tarmeem-evaluation', 'New password': 'seven unrelated herons' },
    send: 'Change the password',
  },
  {
    name: 'a token',
    file: 'account/new-token.tsx',
    form: <NewToken onMade={nothing} />,
    typed: { 'What is it for?': 'The archive', 'How long': '90' },
    send: 'Make the token',
  },
  {
    name: 'a webhook',
    file: 'account/webhook-form.tsx',
    form: <WebhookForm hook={null} onClose={nothing} onSaved={nothing} />,
    typed: { Address: 'https://hooks.example/tarmeem' },
    send: 'Make the webhook',
  },
  {
    name: 'an invitation',
    file: 'people/invite.tsx',
    form: <Invite onClose={nothing} />,
    typed: { Name: 'Nadia Baloch', 'E-mail': 'nadia@sindh.example', 'First role': 'officer' },
    send: 'Send the invitation',
  },
  {
    name: 'the mail address of a person',
    file: 'people/email-of.tsx',
    form: <EmailOf person={person} />,
    typed: { 'E-mail': 'amna@sindh.example' },
    send: 'Change: E-mail',
  },
  {
    name: 'which organisation a person belongs to',
    file: 'people/account-care.tsx',
    form: <AccountCare person={person} />,
    typed: { 'Member of': 'sindh-police' },
    send: 'Change',
  },
  {
    name: 'an organisation',
    file: 'people/organisation-form.tsx',
    form: <OrganisationForm organisation={null} jurisdictions={[]} onClose={nothing} onSaved={nothing} />,
    typed: { Name: 'Sindh Police', 'Short name': 'sindh-police' },
    send: 'Add it',
  },
  {
    name: 'a role',
    file: 'people/give-grant.tsx',
    form: <GiveGrant personId="1" />,
    typed: { Role: 'moderator', Ends: '2030-01-31' },
    send: 'Add',
  },
];
