import { flag, record, text, unlisted } from './fields';

/** One person of a deal; `team` ("customer team", "sales team") completes the descriptions. */
export function teamMember(team: string) {
  return record('Member', `One person of the ${team}.`, {
    contactPreference: record('Contact Preference', `How this person of the ${team} wants to be reached.`, {
      disableNotifications: flag('Disable Notifications', `Yes when this person of the ${team} wants no mail.`),
      locale: text('Locale', `Language for mail to this person of the ${team}, for example en-us.`),
    }),
    email: text('Email', `E-mail address of this person of the ${team}.`),
    firstName: text('First Name', `Given name of this person of the ${team}.`),
    lastName: text('Last Name', `Family name of this person of the ${team}.`),
    phoneNumber: text('Phone Number', `Telephone number of this person of the ${team}.`),
    title: unlisted(text('Job Title', `Position of this person of the ${team}.`)),
    emailValidationStatus: unlisted(text('Email Validation', 'Whether the service could confirm the address.')),
    phoneValidationStatus: unlisted(text('Phone Validation', 'Whether the service could confirm the number.')),
  });
}
