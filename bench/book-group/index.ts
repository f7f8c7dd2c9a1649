import { runGroupBooking } from '../harness/group-booking';

runGroupBooking('book-group', 5, 1.5);
