package dev.lendport.finance;

import java.time.LocalDate;

/**
 * One instalment of a contract.
 *
 * @param number 1 for the first
 * @param amount what is paid: interest and capital
 * @param balance capital still owed after it
 */
public record Instalment(int number, LocalDate dueDate, Money amount, Money interest, Money capital, Money balance) {}
