/**
 * Received portability: another bank wants to take a contract over, and its correspondent retains the client with
 * evidence or lets the balance go, each until a legal minute (Resolução CMN 5.057/2022). The credit transfer centre and
 * the payment system are ports, with a sandbox adapter each.
 */
@NullMarked
package dev.lendport.portability;

import org.jspecify.annotations.NullMarked;
