/**
 * Simulations: a loan priced for a broker, checked against the lender's rules, and the offer that a process starts from.
 *
 * <p>Other modules turn an accepted one into something else with {@link dev.lendport.simulation.SimulationConversions}.
 */
@NullMarked
package dev.lendport.simulation;

import org.jspecify.annotations.NullMarked;
